package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import dev.tradingsystem.telegram.tpcapital.read.OrderDocument.EntryDocument;
import dev.tradingsystem.telegram.tpcapital.read.Prices;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A signal as it is answered. Ids and prices are strings, the first because they have 64 bits,
/// the second because they are exact.
///
/// @param version how many states it has had
/// @param by who said last what the order is: `parser`, `operator`, or `replay:` and a number
/// @param spans where each field stands in the source's text, in UTF-16 units, the end exclusive
public record SignalView(
        String id,
        int version,
        String status,
        @Nullable String type,
        String side,
        String asset,
        String assetClass,
        EntryDocument entry,
        List<String> targets,
        @Nullable String targetFinal,
        @Nullable String stop,
        String currency,
        @Nullable LocalDate validUntil,
        boolean complete,
        List<String> notes,
        @Nullable String duplicateOf,
        Map<String, List<Integer>> spans,
        String by,
        ParserView parser,
        SourceView source,
        Instant storedAt,
        LinksView links) {

    /// What read it.
    public record ParserView(int version) {}

    /// What it was read from.
    public record SourceView(
            String channelId, String messageId, int messageVersion, long seq, Instant sentAt, String text) {}

    /// Where to go from here.
    public record LinksView(String self, String versions, String events, String message) {}

    /// The document of a signal.
    public static SignalView of(SignalRecord signal) {
        SignalId id = signal.signalId();
        Prices prices = Prices.of(signal.asset());
        SignalId first = signal.duplicateOf();
        String self = "/signals/" + id;
        return new SignalView(
                id.toString(),
                signal.version(),
                signal.status().word(),
                signal.type(),
                signal.side(),
                signal.asset().ticker(),
                signal.asset().assetClass().word(),
                EntryDocument.of(signal.entry(), prices),
                prices.of(signal.targets()),
                prices.of(signal.targetFinal()),
                prices.of(signal.stop()),
                signal.currency(),
                signal.validUntil(),
                signal.complete(),
                signal.notes(),
                first == null ? null : first.toString(),
                OrderDocument.spans(signal.spans()),
                signal.madeBy(),
                new ParserView(signal.parserVersion()),
                source(signal),
                signal.createdAt(),
                new LinksView(
                        self,
                        self + "/versions",
                        self + "/events",
                        "/messages/" + id.channelId() + "/" + id.messageId()));
    }

    private static SourceView source(SignalRecord signal) {
        return new SourceView(
                Long.toString(signal.signalId().channelId()),
                Long.toString(signal.signalId().messageId()),
                signal.messageVersion(),
                signal.seq(),
                signal.sentAt(),
                signal.text());
    }
}
