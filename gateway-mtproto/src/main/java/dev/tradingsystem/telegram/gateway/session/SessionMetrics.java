package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Exactly one series of `telegram_session_state` is 1.
final class SessionMetrics {

    /// Why a session ended without anybody here wanting it to, or wanting it.
    enum End {
        /// Telegram ended it.
        REVOKED,
        /// An operator ended it here.
        LOGGED_OUT,
        /// Whoever takes the updates was held up for too long; it is opened again.
        HELD_UP,
        /// What TDLib held might have been wrong; it is opened again with an empty cache.
        OPENED_ANEW
    }

    private final Clock clock;
    private final Map<End, Counter> ends = new EnumMap<>(End.class);
    private final Counter received;
    private final Counter failed;
    private final Counter reconnects;
    private final AtomicInteger loaded = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable Instant floodEnd;

    SessionMetrics(MeterRegistry registry, Clock clock, StatusBoard board) {
        this.clock = clock;
        Gauge.builder("telegram.connection.status", board, SessionMetrics::isConnected)
                .description("1 while logged in, connected and up to date")
                .register(registry);
        Gauge.builder("telegram.session.loaded", loaded, AtomicInteger::get)
                .description("1 while the open session is known to be safe on disk")
                .register(registry);
        for (SessionState state : SessionState.values()) {
            Gauge.builder(
                            "telegram.session.state",
                            board,
                            shown -> shown.status().state() == state ? 1 : 0)
                    .tag("state", state.word())
                    .register(registry);
        }
        for (End end : End.values()) {
            ends.put(
                    end,
                    registry.counter(
                            "telegram.session.ends", "reason", end.name().toLowerCase(Locale.ROOT)));
        }
        received = registry.counter("telegram.session.updates");
        failed = registry.counter("telegram.session.update.failures");
        reconnects = registry.counter("telegram.session.reconnects");
        Gauge.builder("telegram.session.waiting", waiting, AtomicInteger::get)
                .description("updates that wait to be taken")
                .register(registry);
        TimeGauge.builder("telegram.flood.wait", this, TimeUnit.MILLISECONDS, SessionMetrics::floodMillis)
                .description("how long Telegram still wants to be left alone")
                .register(registry);
    }

    private static double isConnected(StatusBoard board) {
        return board.status().state() == SessionState.READY ? 1 : 0;
    }

    void loaded(boolean now) {
        loaded.set(now ? 1 : 0);
    }

    void ended(End end) {
        Counter counter = ends.get(end);
        if (counter != null) {
            counter.increment();
        }
    }

    void received(int nowWaiting) {
        received.increment();
        waiting.set(nowWaiting);
    }

    void taken(int nowWaiting) {
        waiting.set(nowWaiting);
    }

    void failed() {
        failed.increment();
    }

    void reconnected() {
        reconnects.increment();
    }

    /// Remembers how long Telegram asked to wait, if it did.
    void refused(TdError error) {
        error.floodWait().ifPresent(wait -> {
            Instant end = clock.instant().plus(wait);
            Instant known = floodEnd;
            floodEnd = known == null || known.isBefore(end) ? end : known;
        });
    }

    private double floodMillis() {
        Instant end = floodEnd;
        return end == null
                ? 0
                : Math.max(0, Duration.between(clock.instant(), end).toMillis());
    }
}
