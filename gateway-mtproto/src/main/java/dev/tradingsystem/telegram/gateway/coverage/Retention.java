package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.store.coverage.Begin;
import dev.tradingsystem.telegram.store.coverage.ChannelState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How old a message may be to be kept.
public final class Retention {

    private final Clock clock;
    private final int days;

    /// @param days 0 keeps all
    public Retention(Clock clock, int days) {
        this.clock = clock;
        this.days = days;
    }

    /// Older messages are not stored; `null` when all are.
    public @Nullable Instant cutOff() {
        return days == 0 ? null : clock.instant().minus(Duration.ofDays(days));
    }

    /// What is stored of a channel: nothing that is too old, and of a new one nothing older than
    /// it was wanted from.
    Wanted wanted(ChannelState state) {
        Instant cutOff = cutOff();
        if (state.begin() instanceof Begin.Since(Instant since) && (cutOff == null || since.isAfter(cutOff))) {
            cutOff = since;
        }
        return new Wanted(state.channelId(), state.startId(), cutOff);
    }
}
