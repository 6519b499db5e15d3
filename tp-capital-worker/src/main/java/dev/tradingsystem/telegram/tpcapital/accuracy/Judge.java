package dev.tradingsystem.telegram.tpcapital.accuracy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Compares what was read with what was expected, field by field.
///
/// Items are aligned by kind and asset, then by order. Decimals are compared as numbers, an
/// absent key is the same as `null`; of a review only the reasons count, and more of them may be
/// given than were asked for.
final class Judge {

    private static final String REASONS = "reasons";

    /// What a field says when its row does not mention it.
    private static final Map<String, List<String>> FIELDS = Map.of(
            "signal",
            List.of(
                    "asset",
                    "asset_class",
                    "side",
                    "type",
                    "entry_min",
                    "entry_max",
                    "at_market",
                    "targets",
                    "target_final",
                    "stop",
                    "valid_until",
                    "currency",
                    "correction"),
            "update",
            List.of("asset", "actions", "targets_hit", "stop_to", "target_to", "price", "result_pct"),
            "cancel",
            List.of("asset", "scope"),
            "review",
            List.of(REASONS));

    /// Follow from the others, so a row may leave them out.
    private static final Set<String> DERIVED = Set.of("asset_class", "currency", "target_final");

    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    private final List<Judgement.Compared> fields = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();

    private Judge() {}

    /// Judges a row that says what it expects.
    static Judgement judge(CorpusRow row, ObjectNode expected, ObjectNode actual) {
        var judge = new Judge();
        String expectedKind = kind(expected);
        String actualKind = kind(actual);
        if (!expectedKind.equals(actualKind)) {
            judge.differences.add("kind: expected %s, was %s".formatted(expectedKind, actualKind));
        }
        judge.items(items(expected), items(actual));
        boolean hard = !expectedKind.equals("signal") && items(actual).stream().anyMatch(Judge::isSignal);
        return new Judgement(row, expectedKind, actualKind, judge.fields, judge.differences, hard);
    }

    private void items(List<ObjectNode> expected, List<ObjectNode> actual) {
        List<ObjectNode> left = new ArrayList<>(actual);
        for (ObjectNode item : expected) {
            ObjectNode partner = partner(item, left);
            if (partner == null) {
                differences.add("missing: " + name(item));
                compare(item, JsonNodeFactory.instance.objectNode(), item);
            } else {
                left.remove(partner);
                compare(item, partner, item);
            }
        }
        for (ObjectNode extra : left) {
            differences.add("not expected: " + name(extra));
            compare(JsonNodeFactory.instance.objectNode(), extra, extra);
        }
    }

    private static @Nullable ObjectNode partner(ObjectNode item, List<ObjectNode> candidates) {
        List<ObjectNode> same = candidates.stream()
                .filter(other -> text(other, "kind").equals(text(item, "kind")))
                .toList();
        return same.stream()
                .filter(other -> Objects.equals(value(other, "asset"), value(item, "asset")))
                .findFirst()
                .orElse(same.isEmpty() ? null : same.getFirst());
    }

    private void compare(ObjectNode expected, ObjectNode actual, ObjectNode named) {
        String kind = text(named, "kind");
        for (String field : FIELDS.getOrDefault(kind, List.of())) {
            if (DERIVED.contains(field) && !expected.has(field) && !expected.isEmpty()) {
                continue;
            }
            String wanted = value(expected, field);
            String found = value(actual, field);
            boolean right = field.equals(REASONS) ? within(expected, actual) : Objects.equals(wanted, found);
            if (wanted != null || found != null) {
                String name = kind.equals("signal") ? field : kind + "." + field;
                fields.add(new Judgement.Compared(name, wanted != null, found != null, right));
            }
            if (!right && !expected.isEmpty() && !actual.isEmpty()) {
                differences.add("%s %s: expected %s, was %s".formatted(name(named), field, wanted, found));
            }
        }
    }

    private static boolean within(ObjectNode expected, ObjectNode actual) {
        Set<String> found = new TreeSet<>();
        actual.path(REASONS).values().forEach(reason -> found.add(reason.asString()));
        return expected.path(REASONS).values().stream().allMatch(reason -> found.contains(reason.asString()));
    }

    /// A value as it is compared; `null` when it says nothing.
    private static @Nullable String value(ObjectNode item, String field) {
        JsonNode node = item.path(field);
        if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.values().forEach(each -> values.add(plain(each.asString())));
            boolean unordered = field.equals("actions") || field.equals(REASONS);
            return values.isEmpty() ? null : (unordered ? new TreeSet<>(values) : values).toString();
        }
        if (node.isObject()) {
            Set<String> values = new TreeSet<>();
            node.properties()
                    .forEach(each -> values.add(
                            each.getKey() + "=" + plain(each.getValue().asString())));
            return values.isEmpty() ? null : values.toString();
        }
        boolean silent = node.isNull() || node.isMissingNode() || (node.isBoolean() && !node.booleanValue());
        return silent ? null : plain(node.asString());
    }

    private static String plain(String text) {
        return DECIMAL.matcher(text).matches()
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private static String kind(ObjectNode shape) {
        if (shape.path("kind").isString()) {
            return shape.path("kind").stringValue();
        }
        List<String> kinds =
                items(shape).stream().map(item -> text(item, "kind")).toList();
        return Scores.KINDS.stream().filter(kinds::contains).findFirst().orElse("noise");
    }

    private static List<ObjectNode> items(ObjectNode shape) {
        return shape.path("items").values().stream().map(ObjectNode.class::cast).toList();
    }

    private static boolean isSignal(ObjectNode item) {
        return text(item, "kind").equals("signal");
    }

    private static String name(ObjectNode item) {
        return (text(item, "kind") + " " + text(item, "asset")).strip();
    }

    private static String text(ObjectNode item, String field) {
        JsonNode node = item.path(field);
        return node.isString() ? node.stringValue() : "";
    }
}
