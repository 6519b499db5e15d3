package dev.tradingsystem.telegram.tpcapital.http.legacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tradingsystem.telegram.tpcapital.read.PreviousNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signal as the previous stack's clients know it, its fields in their order.
///
/// @param ts when its message was sent, in milliseconds
record PreviousSignal(
        String id,
        long ts,
        String channel,
        @JsonProperty("signal_type") String signalType,
        String asset,
        @JsonProperty("buy_min") @Nullable String buyMin,
        @JsonProperty("buy_max") @Nullable String buyMax,
        @JsonProperty("target_1") @Nullable String target1,
        @JsonProperty("target_2") @Nullable String target2,
        @JsonProperty("target_final") @Nullable String targetFinal,
        @Nullable String stop,
        @JsonProperty("raw_message") String rawMessage,
        String source,
        @JsonProperty("ingested_at") String ingestedAt,
        @JsonProperty("created_at") String createdAt,
        @JsonProperty("updated_at") String updatedAt,
        String status) {

    /// The list as a whole.
    record Answer(List<PreviousSignal> data) {}

    static PreviousSignal of(PreviousNames.Row row) {
        return new PreviousSignal(
                Long.toString(row.id()),
                row.ts().toEpochMilli(),
                row.channel(),
                row.signalType(),
                row.asset(),
                Stamps.price(row.buyMin()),
                Stamps.price(row.buyMax()),
                Stamps.price(row.target1()),
                Stamps.price(row.target2()),
                Stamps.price(row.targetFinal()),
                Stamps.price(row.stop()),
                row.rawMessage(),
                row.source(),
                Stamps.of(row.ingestedAt()),
                Stamps.of(row.createdAt()),
                Stamps.of(row.updatedAt()),
                row.status());
    }
}
