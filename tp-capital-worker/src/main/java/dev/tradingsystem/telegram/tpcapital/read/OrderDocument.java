package dev.tradingsystem.telegram.tpcapital.read;

import dev.tradingsystem.telegram.tpcapital.signal.Entry;
import dev.tradingsystem.telegram.tpcapital.signal.FieldPlaces;
import dev.tradingsystem.telegram.tpcapital.signal.Note;
import dev.tradingsystem.telegram.tpcapital.signal.Signal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// An order as a whole, as it was read once: a state of a signal, or the draft of a review, of
/// which any part may be missing. Prices are strings, because they are exact.
///
/// @param spans where each field stands in the text, in UTF-16 units, the end exclusive; empty
///     where that was not kept
public record OrderDocument(
        @Nullable String asset,
        @Nullable String assetClass,
        @Nullable String side,
        @Nullable String type,
        EntryDocument entry,
        List<String> targets,
        @Nullable String targetFinal,
        @Nullable String stop,
        @Nullable LocalDate validUntil,
        @Nullable String currency,
        @Nullable Boolean complete,
        @Nullable Boolean correction,
        List<String> notes,
        Map<String, List<Integer>> spans) {

    private static final TypeReference<Map<String, List<Integer>>> SPANS = new TypeReference<>() {};
    private static final EntryDocument NO_ENTRY = new EntryDocument(null, null, false);

    /// Where to enter; both bounds are equal when there is one price.
    public record EntryDocument(
            @Nullable String min, @Nullable String max, boolean atMarket) {

        /// The document of an entry.
        public static EntryDocument of(Entry entry, Prices prices) {
            return new EntryDocument(prices.of(entry.min()), prices.of(entry.max()), entry.atMarket());
        }
    }

    public OrderDocument {
        entry = Objects.requireNonNullElse(entry, NO_ENTRY);
        targets = targets == null ? List.of() : List.copyOf(targets);
        notes = notes == null ? List.of() : List.copyOf(notes);
        spans = spans == null ? Map.of() : spans;
    }

    /// The order in a stored document.
    public static OrderDocument of(String json) {
        return JsonMapper.shared().readValue(json, OrderDocument.class);
    }

    /// What a text is read as.
    public static OrderDocument of(Signal signal) {
        Prices prices = Prices.of(signal.asset());
        return new OrderDocument(
                signal.asset().ticker(),
                signal.asset().assetClass().word(),
                signal.side().word(),
                signal.type() == null ? null : signal.type().word(),
                EntryDocument.of(signal.entry(), prices),
                prices.of(signal.targets()),
                prices.of(signal.targetFinal()),
                prices.of(signal.stop()),
                signal.validUntil(),
                signal.currency(),
                signal.complete(),
                signal.correction(),
                signal.notes().stream().map(Note::word).toList(),
                FieldPlaces.of(signal.spans()));
    }

    /// What a stored signal says.
    public static OrderDocument of(SignalRecord signal) {
        Prices prices = Prices.of(signal.asset());
        return new OrderDocument(
                signal.asset().ticker(),
                signal.asset().assetClass().word(),
                signal.side(),
                signal.type(),
                EntryDocument.of(signal.entry(), prices),
                prices.of(signal.targets()),
                prices.of(signal.targetFinal()),
                prices.of(signal.stop()),
                signal.validUntil(),
                signal.currency(),
                signal.complete(),
                null,
                signal.notes(),
                spans(signal.spans()));
    }

    /// Spans as they are stored, as they are answered.
    public static Map<String, List<Integer>> spans(String json) {
        return JsonMapper.shared().readValue(json, SPANS);
    }

    /// The order as a document to store.
    public String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /// The names of the fields in which the order is another one than before. How it was read is
    /// no part of the order.
    public List<String> changedSince(OrderDocument before) {
        List<String> changed = new ArrayList<>();
        note(changed, "asset", asset, before.asset);
        note(changed, "side", side, before.side);
        note(changed, "type", type, before.type);
        note(changed, "entry", entry, before.entry);
        note(changed, "targets", targets, before.targets);
        note(changed, "targetFinal", targetFinal, before.targetFinal);
        note(changed, "stop", stop, before.stop);
        note(changed, "validUntil", validUntil, before.validUntil);
        return changed;
    }

    private static void note(List<String> changed, String name, @Nullable Object now, @Nullable Object before) {
        if (!Objects.equals(now, before)) {
            changed.add(name);
        }
    }
}
