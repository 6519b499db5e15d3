package dev.tradingsystem.telegram.gateway.systemd;

import dev.tradingsystem.telegram.gateway.lease.LeaseKeeper;
import dev.tradingsystem.telegram.gateway.session.SessionState;
import dev.tradingsystem.telegram.gateway.session.SessionStatus;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.gateway.sink.SinkStates;
import java.time.Clock;
import java.time.Duration;
import java.util.StringJoiner;

/// Where the service stands, in the few words that systemd can be told.
final class ServiceState {

    /// How long a start waits for Telegram to be reached; then it counts as settled without.
    private static final Duration REACHED = Duration.ofSeconds(30);

    private final TelegramSession session;
    private final LeaseKeeper lease;
    private final SinkStates sinks;
    private final Clock clock;

    ServiceState(TelegramSession session, LeaseKeeper lease, SinkStates sinks, Clock clock) {
        this.session = session;
        this.lease = lease;
        this.sinks = sinks;
        this.clock = clock;
    }

    /// Whether the start is over: what the service waits for now is a person, another process or
    /// a server, and no restart would bring it.
    boolean isSettled() {
        SessionStatus status = session.status();
        return switch (status.state()) {
            case STANDBY -> lease.hasTried() && lease.held().isEmpty();
            case STARTING, LOGGING_OUT -> false;
            case RECONNECTING -> status.since().plus(REACHED).isBefore(clock.instant());
            case DISABLED,
                    WAITING_FOR_LOGIN,
                    WAITING_FOR_CODE,
                    WAITING_FOR_QR_SCAN,
                    WAITING_FOR_PASSWORD,
                    READY,
                    CLOSED,
                    FAILED -> true;
        };
    }

    /// One line about session, lease and sinks.
    String line() {
        SessionStatus status = session.status();
        var line = new StringJoiner("; ");
        line.add("session " + words(status.state()) + (status.problem() == null ? "" : ": " + status.problem()));
        line.add(lease.held()
                .map(held -> "lease held, fence " + held.fence().number())
                .orElse("waiting for the lease"));
        line.add("cache " + sinks.cache());
        line.add("queue " + sinks.queue());
        return line.toString();
    }

    private static String words(SessionState state) {
        return state.word().replace('_', ' ');
    }
}
