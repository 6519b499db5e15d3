package dev.tradingsystem.telegram.tpcapital.http.legacy;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.replay.Replay;
import dev.tradingsystem.telegram.tpcapital.replay.Replays;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The previous stack's full scan: reads a channel's whole history again and applies what it
/// finds.
@RestController
@Hidden
class FullScanController {

    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Instant BEGINNING = Instant.parse("2013-01-01T00:00:00Z");

    private final Replays replays;
    private final ConfiguredChannels configured;
    private final Clock clock;

    FullScanController(Replays replays, ConfiguredChannels configured, Clock clock) {
        this.replays = replays;
        this.configured = configured;
        this.clock = clock;
    }

    /// What it came to.
    ///
    /// @param structured messages that are signals
    /// @param imported signals that were added or changed
    record Done(boolean success, long scanned, long structured, long imported, long skipped, long errors) {}

    /// It goes on.
    record Begun(boolean success, String jobId, String status, String pollUrl) {}

    @PostMapping(path = "/full-scan", version = "0")
    @Requires(Scope.SIGNALS_WRITE)
    ResponseEntity<?> scan(HttpServletRequest request) {
        Caller caller = Caller.of(request);
        long channelId = configured.ids().stream()
                .findFirst()
                .orElseThrow(() -> ApiProblem.of(Problem.NOT_FOUND, "no channel is configured"));
        caller.mustSee(channelId);
        Replay begun = replays.start(new Replay.Order(channelId, BEGINNING, clock.instant(), caller.name(), true));
        Replay replay = await(begun);
        if (!replay.state().isOver()) {
            return ResponseEntity.accepted()
                    .body(new Begun(
                            true, Long.toString(replay.id()), replay.state().word(), "/replay/" + replay.id()));
        }
        Replay.Counts counts = replay.counts();
        long structured = counts.same() + counts.gained() + counts.changed();
        long failed = replay.error() == null ? 0 : 1;
        return ResponseEntity.ok(new Done(
                failed == 0,
                counts.scanned(),
                structured,
                counts.applied(),
                Math.max(0, counts.scanned() - structured),
                failed + counts.skipped()));
    }

    private Replay await(Replay begun) {
        Instant end = clock.instant().plus(PATIENCE);
        Replay now = begun;
        while (!now.state().isOver() && clock.instant().isBefore(end)) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            now = replays.find(begun.id()).orElse(now);
        }
        return now;
    }
}
