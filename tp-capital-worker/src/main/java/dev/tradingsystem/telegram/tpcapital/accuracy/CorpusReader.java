package dev.tradingsystem.telegram.tpcapital.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads a corpus: one JSON object a line, of any length, blank lines between them as they
/// please.
///
/// Of a row only `text` is needed. Without an `id` it is called by its line, without `sent` its
/// dates are completed from [#UNKNOWN_DAY], without `expected` it is read but not judged.
public final class CorpusReader {

    /// The day of a row that names none.
    public static final LocalDate UNKNOWN_DAY = LocalDate.EPOCH;

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final ZoneId CHANNEL_ZONE = ZoneId.of("America/Sao_Paulo");
    private static final int LONGEST_QUOTE = 40;

    private CorpusReader() {}

    /// Hands on every row, in order.
    ///
    /// @throws BadCorpusException at the first line that is no row
    public static void read(BufferedReader source, Consumer<CorpusRow> rows) throws IOException {
        int number = 0;
        for (String line = source.readLine(); line != null; line = source.readLine()) {
            number++;
            String json = number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line;
            if (!json.isBlank()) {
                rows.accept(row(number, json));
            }
        }
    }

    private static CorpusRow row(int line, String json) {
        JsonNode node = parse(line, json);
        JsonNode text = node.path("text");
        if (!text.isString() && !text.isNull() && !text.isMissingNode()) {
            throw new BadCorpusException(line, "text must be a string or null");
        }
        JsonNode id = node.path("id");
        return new CorpusRow(
                id.isValueNode() && !id.isNull() ? id.asString() : "line " + line,
                text.isString() ? text.stringValue() : null,
                day(line, node.path("sent")),
                tags(node.path("tags")),
                expected(line, node.path("expected")));
    }

    private static JsonNode parse(int line, String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            if (node instanceof ObjectNode) {
                return node;
            }
        } catch (JacksonException e) {
            throw new BadCorpusException(line, "no JSON: " + e.getOriginalMessage());
        }
        throw new BadCorpusException(line, "no JSON object: " + quoted(json));
    }

    /// A day, or an instant of which the channel's day counts.
    private static LocalDate day(int line, JsonNode sent) {
        if (sent.isNull() || sent.isMissingNode()) {
            return UNKNOWN_DAY;
        }
        String text = sent.asString();
        try {
            if (text.length() <= "2025-10-15".length()) {
                return LocalDate.parse(text);
            }
            boolean placed = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > 9;
            return placed
                    ? LocalDate.ofInstant(instant(text), CHANNEL_ZONE)
                    : LocalDate.parse(text.substring(0, "2025-10-15".length()));
        } catch (DateTimeException _) {
            throw new BadCorpusException(line, "sent must be a day such as 2025-10-15: " + quoted(text));
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
    }

    private static List<String> tags(JsonNode node) {
        if (node.isString()) {
            return List.of(node.stringValue());
        }
        List<String> tags = new ArrayList<>();
        node.values().stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asString)
                .forEach(tags::add);
        return tags;
    }

    private static @Nullable ObjectNode expected(int line, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        boolean shaped = node instanceof ObjectNode
                && node.path("items").values().stream().allMatch(ObjectNode.class::isInstance);
        if (!shaped) {
            throw new BadCorpusException(line, "expected must be an object with kind and a list of items");
        }
        return (ObjectNode) node;
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
