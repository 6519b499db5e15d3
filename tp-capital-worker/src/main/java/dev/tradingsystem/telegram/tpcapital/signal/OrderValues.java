package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The prices of one block, by what their labels say.
final class OrderValues {

    private final List<Field> entries = new ArrayList<>(2);
    private final List<Field> targets = new ArrayList<>();
    private final List<Field> finals = new ArrayList<>(1);
    private final List<Field> stops = new ArrayList<>(1);
    private final Prices prices;
    private final Marks marks;

    OrderValues(List<Field> fields, @Nullable Asset asset, Marks marks) {
        this.marks = marks;
        this.prices = Prices.of(fields, asset);
        for (Field field : fields) {
            if (field.isBound()) {
                sort(field);
            }
        }
        if (prices.ambiguous()) {
            marks.doubt(Reason.AMBIGUOUS_NUMBER);
        }
    }

    private void sort(Field field) {
        switch (field.label()) {
            case BUY, SELL, ENTRY -> entries.add(field);
            case TARGET, TARGETS -> targets.add(field);
            case FINAL -> finals.add(field);
            case STOP -> stops.add(field);
            case ASSET, PRICE, SWING, DAY, SCALP, FOREIGN -> {}
        }
    }

    boolean hasEntry() {
        return !entries.isEmpty();
    }

    boolean hasTarget() {
        return !targets.isEmpty() || !finals.isEmpty();
    }

    boolean hasStop() {
        return !stops.isEmpty();
    }

    Entry entry() {
        if (entries.isEmpty()) {
            return Entry.NONE;
        }
        Field first = entries.getFirst();
        Entry entry = entry(first);
        for (int i = 1; i < entries.size(); i++) {
            if (!same(entry, entry(entries.get(i)))) {
                marks.doubt(Reason.CONFLICTING_VALUES);
            }
        }
        if (entry.atMarket()) {
            marks.place("entry.market", first.end() - 1, first.end());
        } else {
            placeEntry(entry, first.amounts());
        }
        return entry;
    }

    /// Where a conditional order would begin: "se romper 38,20 …".
    Entry entryAt(Condition condition) {
        BigDecimal price = prices.of(condition.amount());
        marks.place(condition.upwards() ? "entry.min" : "entry.max", condition.amount());
        return condition.upwards() ? new Entry(price, null, false) : new Entry(null, price, false);
    }

    List<BigDecimal> targets() {
        List<BigDecimal> values = new ArrayList<>();
        Map<String, BigDecimal> byKey = new HashMap<>();
        for (Field field : targets) {
            String key = field.mention().targetKey();
            BigDecimal value = prices.of(field.amounts().getFirst());
            BigDecimal known = key == null ? null : byKey.putIfAbsent(key, value);
            if (known != null) {
                marks.doubtUnlessEqual(known, value);
                continue;
            }
            if (key == null && field.amounts().size() == 1 && holds(values, value)) {
                continue;
            }
            for (Amount amount : field.amounts()) {
                values.add(prices.of(amount));
                marks.place(targetName(values.size()), amount);
            }
        }
        return values;
    }

    private static boolean holds(List<BigDecimal> values, BigDecimal value) {
        return !values.isEmpty() && values.getLast().compareTo(value) == 0;
    }

    /// The target called final, else the last of the others, else `null`.
    @Nullable
    BigDecimal finalTarget(List<BigDecimal> others) {
        BigDecimal named = single(finals, "target.final");
        if (named != null || others.isEmpty()) {
            return named;
        }
        marks.placeAs("target.final", targetName(others.size()));
        return others.getLast();
    }

    @Nullable
    BigDecimal stop() {
        return single(stops, "stop");
    }

    private static String targetName(int number) {
        return switch (number) {
            case 1 -> "target.1";
            case 2 -> "target.2";
            case 3 -> "target.3";
            default -> "target." + number;
        };
    }

    private @Nullable BigDecimal single(List<Field> fields, String name) {
        BigDecimal value = null;
        for (Field field : fields) {
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
        if (field.amounts().size() == 1) {
            return switch (field.bound()) {
                case NONE -> new Entry(one, one, false);
                case LOWER -> new Entry(one, null, false);
                case UPPER -> new Entry(null, one, false);
            };
        }
        BigDecimal two = prices.of(field.amounts().getLast());
        return one.compareTo(two) > 0 ? reversed(one, two) : new Entry(one, two, false);
    }

    private Entry reversed(BigDecimal high, BigDecimal low) {
        marks.note(Note.RANGE_REVERSED);
        return new Entry(low, high, false);
    }

    private void placeEntry(Entry entry, List<Amount> amounts) {
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
}
