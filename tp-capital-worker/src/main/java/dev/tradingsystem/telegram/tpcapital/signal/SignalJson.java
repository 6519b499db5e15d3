package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Findings as JSON documents: versions, drafts, news and spans. Prices are decimal strings.
final class SignalJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SignalJson() {}

    static String signal(Signal signal) {
        ObjectNode node = order(
                signal.asset().ticker(),
                signal.side(),
                signal.type(),
                signal.entry(),
                signal.targets(),
                signal.targetFinal(),
                signal.stop());
        node.put("assetClass", signal.asset().assetClass().word());
        node.put(
                "validUntil",
                signal.validUntil() == null ? null : signal.validUntil().toString());
        node.put("currency", signal.currency());
        node.put("complete", signal.complete());
        node.put("correction", signal.correction());
        node.set("notes", strings(signal.notes().stream().map(Note::word).toList()));
        return MAPPER.writeValueAsString(node);
    }

    static String draft(Draft draft) {
        ObjectNode node = order(
                draft.asset(),
                draft.side(),
                draft.type(),
                draft.entry(),
                draft.targets(),
                draft.targetFinal(),
                draft.stop());
        node.put(
                "validUntil",
                draft.validUntil() == null ? null : draft.validUntil().toString());
        node.put("currency", draft.currency());
        return MAPPER.writeValueAsString(node);
    }

    /// The draft that such a document holds.
    static Draft readDraft(String json) {
        JsonNode node = MAPPER.readTree(json);
        String side = word(node, "side");
        String type = word(node, "type");
        String until = word(node, "validUntil");
        JsonNode entry = node.path("entry");
        return new Draft(
                word(node, "asset"),
                side == null ? null : Side.valueOf(side.toUpperCase(Locale.ROOT)),
                type == null ? null : Type.valueOf(type.toUpperCase(Locale.ROOT)),
                new Entry(
                        price(entry.path("min")),
                        price(entry.path("max")),
                        entry.path("atMarket").asBoolean(false)),
                node.path("targets")
                        .valueStream()
                        .map(target -> new BigDecimal(target.stringValue()))
                        .toList(),
                price(node.path("targetFinal")),
                price(node.path("stop")),
                until == null ? null : LocalDate.parse(until),
                node.path("currency").stringValue("BRL"));
    }

    static String update(Update update) {
        ObjectNode node = NODES.objectNode();
        node.put("asset", update.asset() == null ? null : update.asset().ticker());
        node.set("actions", actions(update.actions()));
        node.set("targetsHit", strings(update.targetsHit()));
        node.put("stopTo", update.stopTo() == null ? null : update.stopTo().word());
        ObjectNode targets = node.putObject("targetTo");
        update.targetTo().forEach((target, price) -> targets.put(target, plain(price)));
        node.put("price", plain(update.price()));
        node.put("resultPct", plain(update.resultPct()));
        return MAPPER.writeValueAsString(node);
    }

    static String cancel(Cancel cancel) {
        ObjectNode node = NODES.objectNode();
        node.put("asset", cancel.asset() == null ? null : cancel.asset().ticker());
        node.put("scope", cancel.scope().word());
        return MAPPER.writeValueAsString(node);
    }

    static String spans(Spans spans) {
        ObjectNode node = NODES.objectNode();
        spans.byField()
                .forEach((field, span) -> node.putArray(field).add(span.start()).add(span.end()));
        return MAPPER.writeValueAsString(node);
    }

    private static ObjectNode order(
            @Nullable String asset,
            @Nullable Side side,
            @Nullable Type type,
            Entry entry,
            List<BigDecimal> targets,
            @Nullable BigDecimal targetFinal,
            @Nullable BigDecimal stop) {
        ObjectNode node = NODES.objectNode();
        node.put("asset", asset);
        node.put("side", side == null ? null : side.word());
        node.put("type", type == null ? null : type.word());
        node.putObject("entry")
                .put("min", plain(entry.min()))
                .put("max", plain(entry.max()))
                .put("atMarket", entry.atMarket());
        node.set(
                "targets",
                strings(targets.stream().map(BigDecimal::toPlainString).toList()));
        node.put("targetFinal", plain(targetFinal));
        node.put("stop", plain(stop));
        return node;
    }

    private static ArrayNode actions(Set<Action> actions) {
        return strings(actions.stream().map(Action::word).toList());
    }

    private static ArrayNode strings(Collection<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static @Nullable String word(JsonNode node, String field) {
        return node.path(field).isString() ? node.path(field).stringValue() : null;
    }

    private static @Nullable BigDecimal price(JsonNode node) {
        return node.isString() ? new BigDecimal(node.stringValue()) : null;
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }
}
