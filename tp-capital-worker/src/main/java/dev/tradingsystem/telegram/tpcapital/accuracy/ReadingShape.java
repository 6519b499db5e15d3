package dev.tradingsystem.telegram.tpcapital.accuracy;

import dev.tradingsystem.telegram.tpcapital.signal.Asset;
import dev.tradingsystem.telegram.tpcapital.signal.Cancel;
import dev.tradingsystem.telegram.tpcapital.signal.Draft;
import dev.tradingsystem.telegram.tpcapital.signal.Entry;
import dev.tradingsystem.telegram.tpcapital.signal.Finding;
import dev.tradingsystem.telegram.tpcapital.signal.Noise;
import dev.tradingsystem.telegram.tpcapital.signal.Reading;
import dev.tradingsystem.telegram.tpcapital.signal.Reason;
import dev.tradingsystem.telegram.tpcapital.signal.Review;
import dev.tradingsystem.telegram.tpcapital.signal.Signal;
import dev.tradingsystem.telegram.tpcapital.signal.StopTo;
import dev.tradingsystem.telegram.tpcapital.signal.Update;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A reading in the shape of a row's `expected`: prices as plain decimal strings, noise as no
/// item.
final class ReadingShape {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ReadingShape() {}

    /// `{"id":…,"kind":…,"items":[…]}`.
    static ObjectNode of(String id, Reading reading) {
        ObjectNode shape = NODES.objectNode();
        shape.put("id", id);
        shape.put("kind", reading.kind().word());
        ArrayNode items = shape.putArray("items");
        for (Finding finding : reading.findings()) {
            ObjectNode item = NODES.objectNode();
            item.put("kind", finding.kind().word());
            switch (finding) {
                case Signal signal -> signal(item, signal);
                case Update update -> update(item, update);
                case Cancel cancel -> {
                    asset(item, cancel.asset());
                    item.put("scope", cancel.scope().word());
                }
                case Review review -> review(item, review);
                case Noise _ -> {
                    continue;
                }
            }
            items.add(item);
        }
        return shape;
    }

    private static void signal(ObjectNode item, Signal signal) {
        asset(item, signal.asset());
        item.put("asset_class", signal.asset().assetClass().word());
        item.put("side", signal.side().word());
        item.put("type", signal.type() == null ? null : signal.type().word());
        entry(item, signal.entry());
        item.set("targets", prices(signal.targets()));
        item.put("target_final", plain(signal.targetFinal()));
        item.put("stop", plain(signal.stop()));
        item.put("valid_until", text(signal.validUntil()));
        item.put("currency", signal.currency());
        if (signal.entry().atMarket()) {
            item.put("at_market", true);
        }
        if (signal.correction()) {
            item.put("correction", true);
        }
    }

    private static void update(ObjectNode item, Update update) {
        asset(item, update.asset());
        item.set("actions", strings(update.actions().stream().map(a -> a.word()).toList()));
        if (!update.targetsHit().isEmpty()) {
            item.set("targets_hit", strings(update.targetsHit()));
        }
        StopTo stopTo = update.stopTo();
        if (stopTo != null) {
            item.put("stop_to", stopTo instanceof StopTo.Price(var price) ? plain(price) : stopTo.word());
        }
        if (!update.targetTo().isEmpty()) {
            ObjectNode targetTo = item.putObject("target_to");
            for (Map.Entry<String, BigDecimal> to : update.targetTo().entrySet()) {
                targetTo.put(to.getKey(), plain(to.getValue()));
            }
        }
        if (update.price() != null) {
            item.put("price", plain(update.price()));
        }
        if (update.resultPct() != null) {
            item.put("result_pct", plain(update.resultPct()));
        }
    }

    private static void review(ObjectNode item, Review review) {
        Draft draft = review.draft();
        item.set("reasons", strings(review.reasons().stream().map(Reason::word).toList()));
        item.put("asset", draft.asset());
        if (draft.side() != null) {
            item.put("side", draft.side().word());
        }
        if (draft.type() != null) {
            item.put("type", draft.type().word());
        }
        if (draft.entry().isPresent()) {
            entry(item, draft.entry());
        }
        if (!draft.targets().isEmpty()) {
            item.set("targets", prices(draft.targets()));
        }
        if (draft.targetFinal() != null) {
            item.put("target_final", plain(draft.targetFinal()));
        }
        if (draft.stop() != null) {
            item.put("stop", plain(draft.stop()));
        }
        if (draft.validUntil() != null) {
            item.put("valid_until", text(draft.validUntil()));
        }
    }

    private static void asset(ObjectNode item, @Nullable Asset asset) {
        item.put("asset", asset == null ? null : asset.ticker());
    }

    private static void entry(ObjectNode item, Entry entry) {
        item.put("entry_min", plain(entry.min()));
        item.put("entry_max", plain(entry.max()));
    }

    private static ArrayNode prices(List<BigDecimal> prices) {
        ArrayNode array = NODES.arrayNode();
        prices.forEach(price -> array.add(plain(price)));
        return array;
    }

    private static ArrayNode strings(Collection<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.stripTrailingZeros().toPlainString();
    }
}
