package dev.tradingsystem.telegram.tpcapital.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A replay as it stands.
///
/// @param revision grows with every change of it
/// @param order what is to be read again
/// @param basis what its differences are the differences of
/// @param at the last message looked at; `null` before the first
/// @param error why it failed
public record Replay(
        long id,
        ReplayState state,
        int revision,
        Order order,
        Basis basis,
        @Nullable At at,
        Counts counts,
        Times times,
        @Nullable String error) {

    /// Which messages are read again.
    ///
    /// @param from sent at or after
    /// @param to sent before
    /// @param applies whether it applies itself once it is ready
    public record Order(long channelId, Instant from, Instant to, String requestedBy, boolean applies) {}

    /// What messages and signals were when it began.
    ///
    /// @param head the log's number up to which the channel's messages had verdicts
    /// @param signals a digest of the range's signals
    record Basis(int parserVersion, long head, String signals) {}

    /// A place among the messages.
    public record At(Instant sentAt, long messageId) {}

    /// What was found, and what was done about it.
    ///
    /// @param scanned messages
    /// @param same signals that are read as they are stored
    /// @param applied differences
    /// @param skipped differences not applied, because the signal had changed meanwhile
    public record Counts(long scanned, long same, long gained, long lost, long changed, long applied, long skipped) {

        /// All differences.
        public long differences() {
            return gained + lost + changed;
        }
    }

    /// When it went on.
    public record Times(
            Instant created,
            @Nullable Instant started,
            @Nullable Instant ready,
            @Nullable Instant finished,
            Instant expires) {}

    /// The version of the parser its differences were read with.
    public int parserVersion() {
        return basis.parserVersion();
    }

    /// Who makes the versions that it applies.
    String maker() {
        return "replay:" + id;
    }
}
