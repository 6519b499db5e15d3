package dev.tradingsystem.telegram.benchmarks.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Sends one kind of request for some time over several connections, at a rate or as fast as the
/// answers come.
///
/// At a rate the times of sending are fixed before: when an answer is
/// late, the requests behind it are late as well and their waiting is
/// counted, so nothing is left out while the server stalls.
///
/// @param rate requests a second; 0: as fast as the answers come
record Pace(int port, int connections, int rate, int seconds) {

    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    Measured measure(Question question) throws InterruptedException, ExecutionException {
        Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, DIGITS);
        var failed = new AtomicLong();
        var last = new AtomicReference<>(HttpConnection.Answer.NONE);
        var next = new AtomicInteger();
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        try (var lanes = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("load-", 0).factory())) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(lanes.submit(() -> {
                    lane(question, next, start, end, micros, failed, last);
                    return null;
                }));
            }
            for (Future<?> lane : running) {
                lane.get();
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        return Measured.of(question.name(), rate, connections, micros, took, failed.get(), last.get());
    }

    private void lane(
            Question question,
            AtomicInteger next,
            long start,
            long end,
            Histogram micros,
            AtomicLong failed,
            AtomicReference<HttpConnection.Answer> last)
            throws IOException {
        try (var connection = new HttpConnection(port)) {
            while (true) {
                int number = next.getAndIncrement();
                long began = rate == 0 ? System.nanoTime() : start + number * 1_000_000_000L / rate;
                if (began >= end) {
                    return;
                }
                await(began);
                HttpConnection.Answer answer =
                        connection.send(question.request().apply(number));
                if (answer.status() == question.status() && answer.tier().contains(question.tier())) {
                    micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - began) / 1_000));
                    last.set(answer);
                } else {
                    failed.incrementAndGet();
                }
            }
        }
    }

    private static void await(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
