package dev.tradingsystem.telegram.api.media;

import dev.tradingsystem.telegram.api.gateway.Upstream;
import dev.tradingsystem.telegram.store.read.Flights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Photos of messages: kept ones from disk, others from the gateway.
public final class Photos {

    private static final Logger log = LoggerFactory.getLogger(Photos.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final Upstream gateway;
    private final PhotoFiles files;

    /// Whoever asks for a photo that is on its way waits for it.
    private final Flights<String, Answer> flights = new Flights<>();

    Photos(Upstream gateway, PhotoFiles files) {
        this.gateway = gateway;
        this.files = files;
    }

    /// What came of a question.
    public sealed interface Answer {
        /// A photo on disk.
        ///
        /// @param id the file's unique id at Telegram
        record Photo(Path file, String type, String id) implements Answer {}

        /// The gateway's own answer, a problem document.
        record Refused(int status, Map<String, String> headers, String body) implements Answer {}
    }

    /// The photo of a message, `thumb` or `full`.
    public Answer find(long channelId, long messageId, String size) throws IOException {
        String name = channelId + "_" + messageId + "_" + size;
        Optional<Path> image = files.find(name);
        Optional<Path> facts = files.find(name + ".facts");
        if (image.isPresent() && facts.isPresent()) {
            String[] lines = Files.readString(facts.get()).split("\n", 2);
            return new Answer.Photo(image.get(), lines[0], lines[1]);
        }
        return flights.join(name, () -> fetched(channelId, messageId, size, name));
    }

    private Answer fetched(long channelId, long messageId, String size, String name) {
        try {
            return fetch(channelId, messageId, size, name);
        } catch (IOException e) {
            throw new UncheckedIOException("a photo could not be kept: " + name, e);
        }
    }

    private Answer fetch(long channelId, long messageId, String size, String name) throws IOException {
        String path = "/media/%d/%d?kind=photo&size=%s".formatted(channelId, messageId, size);
        HttpResponse<InputStream> answer = gateway.send("GET", path, Map.of(), new byte[0], PATIENCE);
        try (InputStream content = answer.body()) {
            String type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
            if (answer.statusCode() != OK || !type.toLowerCase(Locale.ROOT).startsWith("image/")) {
                Map<String, String> headers = answer.headers()
                        .firstValue("Retry-After")
                        .map(seconds -> Map.of("Content-Type", type, "Retry-After", seconds))
                        .orElse(Map.of("Content-Type", type));
                return new Answer.Refused(
                        answer.statusCode(), headers, new String(content.readAllBytes(), StandardCharsets.UTF_8));
            }
            String id = answer.headers()
                    .firstValue("ETag")
                    .orElse("\"" + name + "\"")
                    .replace("\"", "");
            Path image = files.keep(name, content);
            Path facts = files.keep(
                    name + ".facts", new ByteArrayInputStream((type + "\n" + id).getBytes(StandardCharsets.UTF_8)));
            log.atDebug()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("messageId", messageId)
                    .log("photo kept");
            files.trim();
            return new Answer.Photo(image, type, Files.exists(facts) ? id : name);
        }
    }
}
