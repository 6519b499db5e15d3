package dev.tradingsystem.telegram.standalone;

import dev.tradingsystem.telegram.gateway.source.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// The bundled messages of a Brazilian signals channel.
final class Sample {

    /// The channel the sample belongs to; also the one the worker reads signals from.
    static final long CHANNEL_ID = -1_001_649_127_710L;

    private static final String EXPORT = "/sample/export.json";
    private static final String FEED = "/sample/feed.jsonl";

    private Sample() {}

    static InputFile exported() {
        return new InputFile("the bundled sample", 0, () -> open(EXPORT));
    }

    static List<String> feed() {
        var json = JsonMapper.shared();
        try (InputStream in = open(FEED)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> json.readTree(line).path("text").asString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled feed cannot be read", e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Sample.class.getResourceAsStream(name), name);
    }
}
