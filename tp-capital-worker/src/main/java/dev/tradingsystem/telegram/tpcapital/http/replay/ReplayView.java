package dev.tradingsystem.telegram.tpcapital.http.replay;

import dev.tradingsystem.telegram.tpcapital.http.signal.SignalView.ParserView;
import dev.tradingsystem.telegram.tpcapital.replay.Replay;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A replay as it stands.
///
/// @param summary what was found so far; final from `ready` on
/// @param problem why it failed
record ReplayView(
        String id,
        String state,
        ReplayRequest request,
        ReplayProgress progress,
        ReplaySummary summary,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant readyAt,
        @Nullable Instant finishedAt,
        Instant expiresAt,
        @Nullable String problem,
        ReplayLinks links) {

    /// What was asked for.
    record ReplayRequest(String channel, Instant from, Instant to, ParserView parser, String requestedBy) {}

    /// How far it is.
    ///
    /// @param scanned messages
    /// @param upTo when the last of them was sent
    /// @param applied differences
    /// @param skipped differences that were not applied, because the signal had changed meanwhile
    record ReplayProgress(long scanned, @Nullable Instant upTo, long applied, long skipped) {}

    /// What was found.
    ///
    /// @param scanned messages
    /// @param same signals that are read as they are stored
    record ReplaySummary(long scanned, long same, long gained, long lost, long changed) {}

    /// Where to go from here.
    record ReplayLinks(String self, String diff, String apply, String cancel) {}

    static ReplayView of(Replay replay) {
        Replay.Counts counts = replay.counts();
        String self = "/replay/" + replay.id();
        return new ReplayView(
                Long.toString(replay.id()),
                replay.state().word(),
                new ReplayRequest(
                        Long.toString(replay.order().channelId()),
                        replay.order().from(),
                        replay.order().to(),
                        new ParserView(replay.parserVersion()),
                        replay.order().requestedBy()),
                new ReplayProgress(
                        counts.scanned(),
                        replay.at() == null ? null : replay.at().sentAt(),
                        counts.applied(),
                        counts.skipped()),
                new ReplaySummary(counts.scanned(), counts.same(), counts.gained(), counts.lost(), counts.changed()),
                replay.times().created(),
                replay.times().started(),
                replay.times().ready(),
                replay.times().finished(),
                replay.times().expires(),
                replay.error(),
                new ReplayLinks(self, self + "/diff", self + "/apply", self + "/cancel"));
    }
}
