package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares a reading with a row of the corpus and names what differs.
final class Expectation {

    private final List<String> differences = new ArrayList<>();

    private Expectation() {}

    /// What differs; empty when the row is right.
    static List<String> differences(Corpus.Row row) {
        var expectation = new Expectation();
        Reading reading = row.reading();
        expectation.same("kind", row.kind(), reading.kind().word());
        List<Finding> findings = reading.findings().stream()
                .filter(finding -> finding.kind() != Kind.NOISE)
                .toList();
        JsonNode items = row.expected().path("items");
        expectation.same("findings", items.size(), findings.size());
        for (int i = 0; i < Math.min(items.size(), findings.size()); i++) {
            expectation.compare(items.get(i), findings.get(i));
        }
        return expectation.differences;
    }

    private void compare(JsonNode item, Finding finding) {
        same("item kind", text(item, "kind"), finding.kind().word());
        switch (finding) {
            case Signal signal -> signal(item, signal);
            case Update update -> update(item, update);
            case Cancel cancel -> {
                same("asset", text(item, "asset"), ticker(cancel.asset()));
                same("scope", text(item, "scope"), cancel.scope().word());
            }
            case Review review -> {
                Set<String> reasons =
                        review.reasons().stream().map(Reason::word).collect(Collectors.toSet());
                if (!reasons.containsAll(strings(item, "reasons"))) {
                    differences.add("reasons: expected " + strings(item, "reasons") + ", was " + reasons);
                }
            }
            case Noise _ -> differences.add("noise is no item");
        }
    }

    private void signal(JsonNode item, Signal signal) {
        same("asset", text(item, "asset"), signal.asset().ticker());
        same(
                "asset_class",
                text(item, "asset_class"),
                signal.asset().assetClass().word());
        same("side", text(item, "side"), signal.side().word());
        same(
                "type",
                text(item, "type"),
                signal.type() == null ? null : signal.type().word());
        price("entry_min", item, signal.entry().min());
        price("entry_max", item, signal.entry().max());
        same(
                "at_market",
                item.path("at_market").asBoolean(false),
                signal.entry().atMarket());
        List<BigDecimal> targets =
                strings(item, "targets").stream().map(BigDecimal::new).toList();
        same("targets", plain(targets), plain(signal.targets()));
        price("target_final", item, signal.targetFinal());
        price("stop", item, signal.stop());
        same(
                "valid_until",
                text(item, "valid_until"),
                signal.validUntil() == null ? null : signal.validUntil().toString());
        same("currency", text(item, "currency"), signal.currency());
        same("correction", item.path("correction").asBoolean(false), signal.correction());
    }

    private void update(JsonNode item, Update update) {
        same("asset", text(item, "asset"), ticker(update.asset()));
        Set<String> actions =
                update.actions().stream().map(Action::word).collect(Collectors.toCollection(TreeSet::new));
        same("actions", new TreeSet<>(strings(item, "actions")), actions);
        same("targets_hit", strings(item, "targets_hit"), update.targetsHit());
        same("stop_to", text(item, "stop_to"), stopTo(update.stopTo()));
        price("price", item, update.price());
        price("result_pct", item, update.resultPct());
        item.path("target_to")
                .propertyStream()
                .forEach(target -> same(
                        "target_to",
                        plain(new BigDecimal(target.getValue().stringValue())),
                        plain(update.targetTo().get(target.getKey()))));
    }

    private static @Nullable String stopTo(@Nullable StopTo stopTo) {
        return stopTo instanceof StopTo.Price(var price) ? plain(price) : stopTo == null ? null : stopTo.word();
    }

    private void price(String field, JsonNode item, @Nullable BigDecimal actual) {
        String expected = text(item, field);
        same(field, plain(expected == null ? null : new BigDecimal(expected)), plain(actual));
    }

    private void same(String field, @Nullable Object expected, @Nullable Object actual) {
        if (!Objects.equals(expected, actual)) {
            differences.add("%s: expected %s, was %s".formatted(field, expected, actual));
        }
    }

    private static @Nullable String ticker(@Nullable Asset asset) {
        return asset == null ? null : asset.ticker();
    }

    private static List<@Nullable String> plain(List<BigDecimal> prices) {
        List<@Nullable String> plain = new ArrayList<>();
        prices.forEach(price -> plain.add(plain(price)));
        return plain;
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String text(JsonNode item, String name) {
        JsonNode node = item.path(name);
        return node.isString() ? node.stringValue() : null;
    }

    private static List<String> strings(JsonNode item, String name) {
        return item.path(name).valueStream().map(JsonNode::stringValue).toList();
    }
}
