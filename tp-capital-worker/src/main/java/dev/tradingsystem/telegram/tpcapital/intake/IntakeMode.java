package dev.tradingsystem.telegram.tpcapital.intake;

import java.time.Duration;
import java.util.Locale;

/// Who brings changes.
public enum IntakeMode {
    /// The cache and the log are asked every few seconds; no connection to the broker is made.
    POLLING(Duration.ofSeconds(5)),
    /// The queue; every 30 s the offsets are compared with the channels' heads.
    QUEUE(Duration.ofSeconds(30)),
    /// The queue first, and a poll every 30 s as the net.
    HYBRID(Duration.ofSeconds(30));

    private final Duration interval;

    IntakeMode(Duration interval) {
        this.interval = interval;
    }

    /// The mode of a setting's value: `false`, `true` or `hybrid`.
    ///
    /// @throws IllegalArgumentException naming the variable when it is none of them
    static IntakeMode of(String setting) {
        return switch (setting.strip().toLowerCase(Locale.ROOT)) {
            case "", "false" -> POLLING;
            case "true" -> QUEUE;
            case "hybrid" -> HYBRID;
            default ->
                throw new IllegalArgumentException("TP_CAPITAL_QUEUE_MODE is false, true or hybrid, not " + setting);
        };
    }

    /// Whether the broker is connected to.
    public boolean usesQueue() {
        return this != POLLING;
    }

    /// How often the tail is looked after when nothing else is set.
    Duration interval() {
        return interval;
    }

    /// The mode as it stands in JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
