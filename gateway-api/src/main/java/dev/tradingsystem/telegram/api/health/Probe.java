package dev.tradingsystem.telegram.api.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks one thing how it is, for a second at most, and remembers the answer for a second.
final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final String name;
    private final Callable<String> question;
    private final String otherwise;
    private FutureTask<String> asked = new FutureTask<>(() -> "");
    private long askedAt;

    /// @param otherwise the answer when there is none
    Probe(String name, Callable<String> question, String otherwise) {
        this.name = name;
        this.question = question;
        this.otherwise = otherwise;
    }

    /// Begins to ask; who wants to know several things begins with all of them.
    synchronized Asked ask() {
        long now = System.nanoTime();
        if (askedAt == 0 || now - askedAt > FRESH_NANOS) {
            asked = new FutureTask<>(question);
            askedAt = now;
            Thread.ofVirtual().name("probe-" + name).start(asked);
        }
        return new Asked(asked, otherwise);
    }

    /// A question under way.
    record Asked(FutureTask<String> task, String otherwise) {

        String answer() {
            try {
                return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException | TimeoutException e) {
                return otherwise;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return otherwise;
            }
        }
    }
}
