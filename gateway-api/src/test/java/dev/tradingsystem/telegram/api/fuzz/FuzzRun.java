package dev.tradingsystem.telegram.api.fuzz;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Sends the requests of a seed: those that only read on several connections, all
/// others one after the other, so that it shows which of them changed something.
final class FuzzRun {

    private static final int READERS = 3;

    private final int port;
    private final Requests requests;
    private final Tables tables;
    private final Map<Integer, Integer> byStatus = new ConcurrentHashMap<>();
    private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicInteger refusedWrites = new AtomicInteger();

    FuzzRun(int port, Requests requests, Tables tables) {
        this.port = port;
        this.requests = requests;
        this.tables = tables;
    }

    FuzzResult run(long seed, int count) throws InterruptedException, ExecutionException {
        long began = System.nanoTime();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            all.add(lanes.submit(() -> write(seed, count)));
            var next = new AtomicInteger();
            for (int i = 0; i < READERS; i++) {
                all.add(lanes.submit(() -> read(seed, count, next)));
            }
            for (Future<?> lane : all) {
                lane.get();
            }
        }
        return new FuzzResult(
                seed,
                count,
                requests.operations(),
                Duration.ofNanos(System.nanoTime() - began),
                Duration.ofNanos(slowest.get()),
                byStatus,
                refusedWrites.get(),
                findings);
    }

    private void read(long seed, int count, AtomicInteger next) {
        try (var client = new RawClient(port)) {
            for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                FuzzRequest request = requests.make(seed, number);
                if (!request.mayWrite()) {
                    ask(client, request);
                }
            }
        }
    }

    private void write(long seed, int count) {
        try (var client = new RawClient(port)) {
            String before = tables.now();
            for (int number = 0; number < count; number++) {
                FuzzRequest request = requests.make(seed, number);
                if (request.mayWrite()) {
                    int status = ask(client, request);
                    String after = tables.now();
                    if (status >= 400 || status == 0) {
                        refusedWrites.incrementAndGet();
                        if (!after.equals(before)) {
                            findings.add(request + "\n=> " + status + ", but something was changed");
                        }
                    }
                    before = after;
                }
            }
        }
    }

    private int ask(RawClient client, FuzzRequest request) {
        RawAnswer answer;
        try {
            answer = client.send(request);
        } catch (SocketTimeoutException e) {
            findings.add(request + "\n=> hangs");
            return -1;
        } catch (IOException | RuntimeException e) {
            findings.add(request + "\n=> cannot be read: " + e);
            return -1;
        }
        byStatus.merge(answer.status(), 1, Integer::sum);
        slowest.accumulateAndGet(answer.nanos(), Math::max);
        Verdicts.fault(request, answer)
                .ifPresent(fault -> findings.add(request + "\n=> " + fault + "\n" + Verdicts.shown(answer)));
        return answer.status();
    }
}
