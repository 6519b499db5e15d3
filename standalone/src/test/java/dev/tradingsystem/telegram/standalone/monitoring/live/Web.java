package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a service of this machine for JSON, with the key of these tests.
final class Web implements AutoCloseable {

    static final String KEY = "a-key-for-this-test-only";

    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;

    Web(String address) {
        this.address = address;
    }

    /// Whether the path answers 200.
    boolean answers(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    /// What it answers, whatever it is.
    String text(String path) {
        return new String(bytes(request(path).GET()), StandardCharsets.UTF_8);
    }

    JsonNode post(String path, Map<String, ?> body) {
        var text = JsonMapper.shared().writeValueAsString(body);
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(text)));
    }

    /// As the form of a page sends it.
    JsonNode submit(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + KEY)
                .timeout(LIMIT);
    }

    private JsonNode send(HttpRequest.Builder request) {
        return JsonMapper.shared().readTree(bytes(request));
    }

    private byte[] bytes(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
