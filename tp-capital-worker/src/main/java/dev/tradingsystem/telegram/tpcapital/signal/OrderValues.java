package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The prices of one block, by what their labels say.
final class OrderValues {

    private final List<Field> fields;
    private final Prices prices;
    private final Marks marks;

    OrderValues(List<Field> fields, @Nullable Asset asset, Marks marks) {
        this.fields = fields;
        this.marks = marks;
        this.prices = Prices.of(numerals(fields), asset);
        if (prices.ambiguous()) {
            marks.doubt(Reason.AMBIGUOUS_NUMBER);
        }
    }

    /// Whether a label of that sort has a value.
    boolean anyBound(Predicate<Label> labels) {
        return !bound(labels).isEmpty();
    }

    Entry entry() {
        List<Field> entries = bound(Label::isEntry);
        if (entries.isEmpty()) {
            return Entry.NONE;
        }
        Field first = entries.getFirst();
        Entry entry = entry(first);
        for (Field other : entries) {
            if (!same(entry, entry(other))) {
                marks.doubt(Reason.CONFLICTING_VALUES);
            }
        }
        placeEntry(entry, first.amounts());
        return entry;
    }

    /// Where a conditional order would begin: "se romper 38,20 …".
    Entry entryAt(Condition condition) {
        BigDecimal price = prices.of(condition.amount());
        marks.place(condition.upwards() ? "entry.min" : "entry.max", condition.amount());
        return condition.upwards() ? new Entry(price, null, false) : new Entry(null, price, false);
    }

    List<BigDecimal> targets() {
        List<BigDecimal> targets = new ArrayList<>();
        Map<String, BigDecimal> byKey = new LinkedHashMap<>();
        for (Field field : bound(label -> label == Label.TARGET || label == Label.TARGETS)) {
            String key = field.mention().targetKey();
            BigDecimal value = prices.of(field.amounts().getFirst());
            BigDecimal known = key == null ? null : byKey.putIfAbsent(key, value);
            if (known != null) {
                marks.doubtUnlessEqual(known, value);
                continue;
            }
            for (Amount amount : field.amounts()) {
                targets.add(prices.of(amount));
                marks.place("target." + targets.size(), amount);
            }
        }
        return targets;
    }

    /// The target called final, else the last of the others, else `null`.
    @Nullable
    BigDecimal finalTarget(List<BigDecimal> targets) {
        BigDecimal named = single(Label.FINAL, "target.final");
        if (named != null || targets.isEmpty()) {
            return named;
        }
        marks.placeAs("target.final", "target." + targets.size());
        return targets.getLast();
    }

    @Nullable
    BigDecimal stop() {
        return single(Label.STOP, "stop");
    }

    private @Nullable BigDecimal single(Label label, String name) {
        BigDecimal value = null;
        for (Field field : bound(l -> l == label)) {
            Amount amount = field.amounts().getFirst();
            if (value == null) {
                value = prices.of(amount);
                marks.place(name, amount);
            } else {
                marks.doubtUnlessEqual(value, prices.of(amount));
            }
        }
        return value;
    }

    private Entry entry(Field field) {
        if (field.atMarket()) {
            return new Entry(null, null, true);
        }
        BigDecimal one = prices.of(field.amounts().getFirst());
        BigDecimal two = prices.of(field.amounts().getLast());
        if (field.amounts().size() == 1) {
            return switch (field.bound()) {
                case NONE -> new Entry(one, one, false);
                case LOWER -> new Entry(one, null, false);
                case UPPER -> new Entry(null, one, false);
            };
        }
        return one.compareTo(two) > 0 ? reversed(one, two) : new Entry(one, two, false);
    }

    private Entry reversed(BigDecimal high, BigDecimal low) {
        marks.note(Note.RANGE_REVERSED);
        return new Entry(low, high, false);
    }

    private void placeEntry(Entry entry, List<Amount> amounts) {
        if (amounts.isEmpty()) {
            return;
        }
        boolean reversed = samePrice(prices.of(amounts.getFirst()), entry.max());
        if (entry.min() != null) {
            marks.place("entry.min", reversed ? amounts.getLast() : amounts.getFirst());
        }
        if (entry.max() != null) {
            marks.place("entry.max", reversed ? amounts.getFirst() : amounts.getLast());
        }
    }

    private static boolean same(Entry one, Entry other) {
        return one.atMarket() == other.atMarket()
                && samePrice(one.min(), other.min())
                && samePrice(one.max(), other.max());
    }

    private static boolean samePrice(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    private List<Field> bound(Predicate<Label> labels) {
        return fields.stream()
                .filter(field -> field.isBound() && labels.test(field.label()))
                .toList();
    }

    private static List<Numeral> numerals(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.label() != Label.FOREIGN && field.label() != Label.ASSET)
                .flatMap(field -> field.amounts().stream())
                .map(Amount::numeral)
                .toList();
    }
}
