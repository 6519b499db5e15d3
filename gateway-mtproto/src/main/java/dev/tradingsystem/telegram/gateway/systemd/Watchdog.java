package dev.tradingsystem.telegram.gateway.systemd;

import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/// Says when the service deserves to be let alive: TDLib's receiver has turned since the last
/// time, and the session's threads live.
///
/// A service without TDLib, such as one that waits for the lease, is alive. So is one that waits
/// for a login or for the database: its receiver turns all the while.
final class Watchdog {

    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

    private final BooleanSupplier threadsLive;
    private final Supplier<OptionalLong> receiverTurns;
    private final Duration every;
    private OptionalLong turnsBefore = OptionalLong.empty();
    private boolean said;

    Watchdog(BooleanSupplier threadsLive, Supplier<OptionalLong> receiverTurns, Duration every) {
        this.threadsLive = threadsLive;
        this.receiverTurns = receiverTurns;
        this.every = every;
    }

    /// The watchdog that systemd asks this process for (sd_watchdog_enabled(3)), if it does.
    ///
    /// @throws org.springframework.core.convert.ConversionException when its limit is no number
    static Optional<Watchdog> wanted(Environment environment, TelegramSession session) {
        String pid = environment.getProperty("WATCHDOG_PID");
        Long limit = environment.getProperty("WATCHDOG_USEC", Long.class);
        if (limit == null || (pid != null && !pid.equals(thisProcess()))) {
            return Optional.empty();
        }
        Duration every = Duration.ofNanos(limit * 1000 / 2);
        return Optional.of(new Watchdog(session::lives, session::receiverTurns, every));
    }

    private static String thisProcess() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /// How often it wants to be fed: twice within systemd's limit.
    Duration every() {
        return every;
    }

    /// Whether it may be fed now.
    boolean isEarned() {
        OptionalLong turns = receiverTurns.get();
        boolean earned = threadsLive.getAsBoolean() && (turns.isEmpty() || !turns.equals(turnsBefore));
        turnsBefore = turns;
        if (!earned && !said) {
            log.atError().log("tdlib's receiver or the thread behind it hangs: systemd will start the service anew");
        }
        said = !earned;
        return earned;
    }
}
