package dev.tradingsystem.telegram.tpcapital.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import dev.tradingsystem.telegram.tpcapital.signal.StoredSignal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A signal as it is answered. Ids and prices are strings, the first because they have 64 bits,
/// the second because they are exact.
record SignalView(
        String id,
        int version,
        String status,
        @Nullable String type,
        String side,
        String asset,
        String assetClass,
        EntryView entry,
        List<String> targets,
        @Nullable String targetFinal,
        @Nullable String stop,
        String currency,
        @Nullable LocalDate validUntil,
        boolean complete,
        List<String> notes,
        @Nullable String duplicateOf,
        @JsonRawValue String spans,
        ParserView parser,
        SourceView source,
        Instant storedAt,
        LinksView links) {

    private static final int FEWEST_DECIMALS = 2;

    record EntryView(@Nullable String min, @Nullable String max, boolean atMarket) {}

    record ParserView(int version) {}

    record SourceView(String channelId, String messageId, int messageVersion, long seq, Instant sentAt, String text) {}

    record LinksView(String self, String message) {}

    static SignalView of(StoredSignal signal) {
        SignalId id = signal.signalId();
        boolean points = signal.asset().inPoints();
        SignalId first = signal.duplicateOf();
        return new SignalView(
                id.toString(),
                signal.version(),
                signal.status().word(),
                signal.type(),
                signal.side(),
                signal.asset().ticker(),
                signal.asset().assetClass().word(),
                new EntryView(
                        price(signal.entry().min(), points),
                        price(signal.entry().max(), points),
                        signal.entry().atMarket()),
                signal.targets().stream().map(target -> plain(target, points)).toList(),
                price(signal.targetFinal(), points),
                price(signal.stop(), points),
                signal.currency(),
                signal.validUntil(),
                signal.complete(),
                signal.notes(),
                first == null ? null : first.toString(),
                signal.spans(),
                new ParserView(signal.parserVersion()),
                new SourceView(
                        Long.toString(id.channelId()),
                        Long.toString(id.messageId()),
                        signal.messageVersion(),
                        signal.seq(),
                        signal.sentAt(),
                        signal.text()),
                signal.createdAt(),
                new LinksView("/signals/" + id, "/messages/" + id.channelId() + "/" + id.messageId()));
    }

    private static @Nullable String price(@Nullable BigDecimal price, boolean points) {
        return price == null ? null : plain(price, points);
    }

    /// Exact, without the column's filling zeros; money has two decimals at least.
    private static String plain(BigDecimal price, boolean points) {
        BigDecimal bare = price.stripTrailingZeros();
        int scale = Math.max(bare.scale(), points ? 0 : FEWEST_DECIMALS);
        return bare.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }
}
