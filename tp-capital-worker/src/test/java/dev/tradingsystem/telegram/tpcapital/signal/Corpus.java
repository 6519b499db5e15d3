package dev.tradingsystem.telegram.tpcapital.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The golden corpus.
final class Corpus {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Corpus() {}

    /// One text and what it must be read as.
    record Row(String id, @Nullable String text, LocalDate sent, JsonNode expected) {

        String kind() {
            return expected.path("kind").stringValue();
        }

        Reading reading() {
            return SignalParser.parse(text, sent);
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static List<Row> rows() {
        return lines("/corpus/signals-golden.jsonl").stream().map(Corpus::row).toList();
    }

    static List<String> lines(String resource) {
        try (var in = Objects.requireNonNull(Corpus.class.getResourceAsStream(resource), resource);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }

    private static Row row(String line) {
        JsonNode node = MAPPER.readTree(line);
        JsonNode text = node.path("text");
        return new Row(
                node.path("id").stringValue(),
                text.isString() ? text.stringValue() : null,
                LocalDate.parse(node.path("sent").stringValue()),
                node.path("expected"));
    }
}
