package dev.tradingsystem.telegram.benchmarks.start;

import dev.tradingsystem.telegram.benchmarks.signal.Posts;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Twenty requests a second for pages of fifty: the newest, which a cache has, and by turns what
/// lies before some message.
final class Readers implements AutoCloseable {

    private static final int EVERY_MILLIS = 50;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong read = new AtomicLong();
    private final int port;
    private final String key;

    Readers(int port, String key) {
        this.port = port;
        this.key = key;
    }

    void start() {
        var _ = clock.scheduleAtFixedRate(this::ask, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long number = asked.incrementAndGet();
        String before = number % 2 == 0 ? "" : "&before=" + (1 + number / 4);
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/messages?limit=50&channel=" + Posts.CHANNEL + before))
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofSeconds(10))
                .build();
        var _ = http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenAccept(answer -> {
            if (answer.statusCode() == OK) {
                read.incrementAndGet();
            }
        });
    }

    /// @throws IllegalStateException when fewer than nine of ten pages were read: then the memory
    ///     is that of an app under less load
    void mustHaveRead() {
        System.out.printf("%d of %d pages read%n", read.get(), asked.get());
        if (read.get() * 10 < asked.get() * 9) {
            throw new IllegalStateException("only %d of %d pages were read".formatted(read.get(), asked.get()));
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        http.shutdownNow();
    }
}
