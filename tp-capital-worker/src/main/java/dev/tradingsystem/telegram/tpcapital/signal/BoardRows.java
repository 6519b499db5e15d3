package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// What is to be written of a board, as one JSON array per statement; `null` when there is
/// nothing.
final class BoardRows {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BoardRows() {}

    /// Signals with everything their message says.
    static @Nullable String whole(Stream<Standing> standings) {
        ArrayNode rows = NODES.arrayNode();
        standings.forEach(standing -> {
            Source newest = standing.source();
            Standing.Said said = standing.said();
            if (newest != null && said != null) {
                ObjectNode row = rows.addObject();
                fate(row, standing);
                source(row, said.source());
                row.put("version", newest.version()).put("seq", newest.seq());
                row.put("ordinal", standing.ordinal());
                row.put("text", said.source().text());
                row.put("made_by", standing.by());
                order(row, standing, said.signal());
            }
        });
        return text(rows);
    }

    /// Only what became of signals.
    static @Nullable String fates(Stream<Standing> standings) {
        ArrayNode rows = NODES.arrayNode();
        standings.forEach(standing -> {
            ObjectNode row = rows.addObject();
            fate(row, standing);
            Source source = standing.source();
            if (source != null) {
                row.put("version", source.version()).put("seq", source.seq());
            }
        });
        return text(rows);
    }

    /// The states that get a row of their own.
    static @Nullable String states(Collection<Standing> standings) {
        ArrayNode rows = NODES.arrayNode();
        for (Standing standing : standings) {
            for (Standing.State state : standing.states()) {
                rows.addObject()
                        .put("signal_id", standing.id())
                        .put("number", state.number())
                        .put("version", state.source().version())
                        .put("parser_version", state.source().parserVersion())
                        .put("made_by", state.source().by())
                        .put("status", state.status().word())
                        .putRawValue("signal", new RawValue(SignalJson.signal(state.signal())));
            }
        }
        return text(rows);
    }

    static @Nullable String news(List<Board.News> news) {
        ArrayNode rows = NODES.arrayNode();
        for (Board.News told : news) {
            ObjectNode row = rows.addObject().put("signal_id", told.signalId());
            source(row, told.source());
            row.put("ordinal", told.ordinal()).put("kind", told.kind());
            row.set("actions", words(told.actions()));
            row.putRawValue("details", new RawValue(told.details()));
        }
        return text(rows);
    }

    static @Nullable String reviews(List<Reviews.Entry> entries) {
        ArrayNode rows = NODES.arrayNode();
        for (Reviews.Entry entry : entries) {
            ObjectNode row = rows.addObject().put("ordinal", entry.ordinal());
            source(row, entry.source());
            row.put("text", entry.source().text())
                    .put("historic", entry.source().historic());
            row.set(
                    "reasons",
                    words(entry.review().reasons().stream().map(Reason::word).toList()));
            row.putRawValue(
                    "draft", new RawValue(SignalJson.draft(entry.review().draft())));
            row.putRawValue(
                    "spans", new RawValue(SignalJson.spans(entry.review().spans())));
        }
        return text(rows);
    }

    private static void source(ObjectNode row, Source source) {
        row.put("channel_id", source.channelId())
                .put("message_id", source.messageId())
                .put("version", source.version())
                .put("seq", source.seq())
                .put("sent_at", source.sentAt().toString())
                .put("parser_version", source.parserVersion());
    }

    private static void fate(ObjectNode row, Standing standing) {
        Status before = standing.fate().before();
        row.put("id", standing.id())
                .put("status", standing.status().word())
                .put("status_before", before == null ? null : before.word())
                .put("duplicate_of", standing.fate().duplicateOf());
    }

    private static void order(ObjectNode row, Standing standing, Signal signal) {
        var expiresAt = standing.order().expiresAt();
        row.put("asset", signal.asset().ticker())
                .put("asset_class", signal.asset().assetClass().word())
                .put("side", signal.side().word())
                .put("type", signal.type() == null ? null : signal.type().word())
                .put("entry_min", plain(signal.entry().min()))
                .put("entry_max", plain(signal.entry().max()))
                .put("at_market", signal.entry().atMarket())
                .put("target_final", plain(signal.targetFinal()))
                .put("stop", plain(signal.stop()))
                .put(
                        "valid_until",
                        signal.validUntil() == null ? null : signal.validUntil().toString())
                .put("expires_at", expiresAt == null ? null : expiresAt.toString())
                .put("currency", signal.currency())
                .put("complete", signal.complete())
                .put("correction", signal.correction())
                .put("fingerprint", standing.order().fingerprint());
        row.set(
                "targets",
                words(signal.targets().stream().map(BigDecimal::toPlainString).toList()));
        row.set("notes", words(signal.notes().stream().map(Note::word).toList()));
        row.putRawValue("spans", new RawValue(SignalJson.spans(signal.spans())));
    }

    private static ArrayNode words(Collection<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    private static @Nullable String plain(@Nullable BigDecimal price) {
        return price == null ? null : price.toPlainString();
    }

    private static @Nullable String text(ArrayNode rows) {
        return rows.isEmpty() ? null : JsonMapper.shared().writeValueAsString(rows);
    }
}
