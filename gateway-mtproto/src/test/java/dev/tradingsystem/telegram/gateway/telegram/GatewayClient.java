package dev.tradingsystem.telegram.gateway.telegram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a gateway over HTTP, with its key.
public final class GatewayClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    public GatewayClient(int port) {
        this.port = port;
    }

    /// An answer.
    ///
    /// @param latin the body, one character to a byte
    public record Reply(int status, HttpHeaders headers, String latin) {

        public byte[] bytes() {
            return latin.getBytes(StandardCharsets.ISO_8859_1);
        }

        /// The body as text.
        public String text() {
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        /// The body as JSON; a missing node when it is none.
        public JsonNode json() {
            try {
                return JSON.readTree(bytes());
            } catch (JacksonException e) {
                return JSON.missingNode();
            }
        }

        /// A text field of the body; empty when it is not there.
        public String field(String name) {
            return json().path(name).asString("");
        }

        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        @Override
        public String toString() {
            return status + " " + text();
        }
    }

    public Reply get(String path) {
        return send(request(path).GET());
    }

    /// Asks unless nothing has changed.
    public Reply get(String path, String knownTag) {
        return send(request(path).header("If-None-Match", knownTag).GET());
    }

    public Reply post(String path, Map<String, ?> body) {
        return post(path, JSON.writeValueAsString(body));
    }

    public Reply post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply put(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Reply delete(String path) {
        return send(request(path).DELETE());
    }

    public Reply delete(String path, Map<String, ?> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("DELETE", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /// The value of a meter; NaN when the scrape has it not.
    ///
    /// @param series name with its labels, as in the scrape
    public double meter(String series) {
        return get("/metrics")
                .text()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TelegramServers.API_KEY)
                .timeout(LIMIT);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
            return new Reply(response.statusCode(), response.headers(), response.body());
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
