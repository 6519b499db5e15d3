package dev.tradingsystem.telegram.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way of one version of a message, as far as it was recorded. Nothing in it is estimated.
///
/// @param traceId of the update's trace; null when none was recorded
record Trace(
        ChannelId channelId,
        MessageId messageId,
        int version,
        long seq,
        @Nullable String traceId,
        List<Stage> stages,
        Totals totals) {

    /// One stage.
    ///
    /// @param consumer whose stage it is; absent for those of the gateway
    /// @param at when; null unless that was recorded
    /// @param resolution `s` where the clock has seconds only
    /// @param afterMs since it was received
    /// @param state `done`, `pending`, `disabled` or `not-recorded`
    record Stage(
            String stage,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String consumer,

            @Nullable Instant at,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String resolution,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double afterMs,

            String state) {}

    /// Between two recorded times, in milliseconds.
    ///
    /// @param receivedToStoredMs of the first consumer that told when it stored its effect
    record Totals(double receivedToCommittedMs, @Nullable Double receivedToStoredMs) {}
}
