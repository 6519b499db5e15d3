package dev.tradingsystem.telegram.tpcapital.http.parse;

import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import dev.tradingsystem.telegram.tpcapital.read.OrderDocument.EntryDocument;
import dev.tradingsystem.telegram.tpcapital.signal.Action;
import dev.tradingsystem.telegram.tpcapital.signal.Asset;
import dev.tradingsystem.telegram.tpcapital.signal.Cancel;
import dev.tradingsystem.telegram.tpcapital.signal.Draft;
import dev.tradingsystem.telegram.tpcapital.signal.Entry;
import dev.tradingsystem.telegram.tpcapital.signal.FieldPlaces;
import dev.tradingsystem.telegram.tpcapital.signal.Finding;
import dev.tradingsystem.telegram.tpcapital.signal.Noise;
import dev.tradingsystem.telegram.tpcapital.signal.Note;
import dev.tradingsystem.telegram.tpcapital.signal.Reason;
import dev.tradingsystem.telegram.tpcapital.signal.Review;
import dev.tradingsystem.telegram.tpcapital.signal.Side;
import dev.tradingsystem.telegram.tpcapital.signal.Signal;
import dev.tradingsystem.telegram.tpcapital.signal.Type;
import dev.tradingsystem.telegram.tpcapital.signal.Update;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A finding as it is answered; `kind` tells which one it is.
@Schema(
        oneOf = {
            FindingView.SignalFinding.class,
            FindingView.UpdateFinding.class,
            FindingView.CancelFinding.class,
            FindingView.ReviewFinding.class
        })
sealed interface FindingView {

    /// An order that passed every check.
    record SignalFinding(
            String kind,
            String asset,
            String assetClass,
            String side,
            @Nullable String type,
            EntryDocument entry,
            List<String> targets,
            @Nullable String targetFinal,
            @Nullable String stop,
            @Nullable LocalDate validUntil,
            String currency,
            boolean complete,
            boolean correction,
            List<String> notes,
            Map<String, List<Integer>> spans)
            implements FindingView {}

    /// News of an order.
    record UpdateFinding(
            String kind,
            @Nullable String asset,
            List<String> actions,
            List<String> targetsHit,
            @Nullable String stopTo,
            Map<String, String> targetTo,
            @Nullable String price,
            @Nullable String resultPct,
            Map<String, List<Integer>> spans)
            implements FindingView {}

    /// An order is taken back.
    record CancelFinding(String kind, @Nullable String asset, String scope, Map<String, List<Integer>> spans)
            implements FindingView {}

    /// An instruction that did not pass.
    record ReviewFinding(String kind, List<String> reasons, OrderDocument draft, Map<String, List<Integer>> spans)
            implements FindingView {}

    /// The document of a finding; none for noise.
    static Stream<FindingView> of(Finding finding) {
        String kind = finding.kind().word();
        return switch (finding) {
            case Signal signal -> Stream.of(signal(kind, signal));
            case Update update -> Stream.of(update(kind, update));
            case Cancel cancel ->
                Stream.of(new CancelFinding(
                        kind, ticker(cancel.asset()), cancel.scope().word(), FieldPlaces.of(cancel.spans())));
            case Review review ->
                Stream.of(new ReviewFinding(
                        kind,
                        review.reasons().stream().map(Reason::word).toList(),
                        draft(review.draft()),
                        FieldPlaces.of(review.spans())));
            case Noise _ -> Stream.empty();
        };
    }

    private static SignalFinding signal(String kind, Signal signal) {
        return new SignalFinding(
                kind,
                signal.asset().ticker(),
                signal.asset().assetClass().word(),
                signal.side().word(),
                signal.type() == null ? null : signal.type().word(),
                entry(signal.entry()),
                plain(signal.targets()),
                plain(signal.targetFinal()),
                plain(signal.stop()),
                signal.validUntil(),
                signal.currency(),
                signal.complete(),
                signal.correction(),
                signal.notes().stream().map(Note::word).toList(),
                FieldPlaces.of(signal.spans()));
    }

    private static UpdateFinding update(String kind, Update update) {
        Map<String, String> targets = new LinkedHashMap<>();
        update.targetTo().forEach((target, price) -> targets.put(target, price.toPlainString()));
        return new UpdateFinding(
                kind,
                ticker(update.asset()),
                update.actions().stream().map(Action::word).toList(),
                update.targetsHit(),
                update.stopTo() == null ? null : update.stopTo().word(),
                targets,
                plain(update.price()),
                plain(update.resultPct()),
                FieldPlaces.of(update.spans()));
    }

    private static OrderDocument draft(Draft draft) {
        Side side = draft.side();
        Type type = draft.type();
        return new OrderDocument(
                draft.asset(),
                null,
                side == null ? null : side.word(),
                type == null ? null : type.word(),
                entry(draft.entry()),
                plain(draft.targets()),
                plain(draft.targetFinal()),
                plain(draft.stop()),
                draft.validUntil(),
                draft.currency(),
                null,
                null,
                List.of(),
                Map.of());
    }

    private static EntryDocument entry(Entry entry) {
        return new EntryDocument(plain(entry.min()), plain(entry.max()), entry.atMarket());
    }

    private static @Nullable String ticker(@Nullable Asset asset) {
        return asset == null ? null : asset.ticker();
    }

    private static List<String> plain(List<BigDecimal> prices) {
        return prices.stream().map(BigDecimal::toPlainString).toList();
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }
}
