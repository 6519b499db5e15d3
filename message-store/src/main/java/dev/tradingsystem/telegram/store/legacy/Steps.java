package dev.tradingsystem.telegram.store.legacy;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Says what is being done and keeps how long each step took.
public final class Steps {

    private final Clock clock;
    private final Consumer<String> progress;
    private final Map<String, Double> minutes = new LinkedHashMap<>();

    /// @param progress is told a line at the beginning of each step and what happens in it
    public Steps(Clock clock, Consumer<String> progress) {
        this.clock = clock;
        this.progress = progress;
    }

    /// What a step does.
    @FunctionalInterface
    interface Work<T> {
        T get() throws SQLException;
    }

    <T> T take(String name, Work<T> work) throws SQLException {
        say(name);
        Instant begun = clock.instant();
        try {
            return work.get();
        } finally {
            minutes.put(name, Duration.between(begun, clock.instant()).toMillis() / 60_000.0);
        }
    }

    void say(String line) {
        progress.accept(line);
    }

    /// Minutes by step, in the order they were taken.
    Map<String, Double> minutes() {
        return new LinkedHashMap<>(minutes);
    }
}
