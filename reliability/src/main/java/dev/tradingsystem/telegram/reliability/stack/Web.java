package dev.tradingsystem.telegram.reliability.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks an app for JSON. Whoever is away answers with a missing node.
final class Web {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final String key;

    Web(int port, String key) {
        this.address = "http://127.0.0.1:" + port;
        this.key = key;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Map<String, String> body) {
        String text = JsonMapper.shared().writeValueAsString(body);
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(text)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + key)
                .timeout(LIMIT);
    }

    private static JsonNode send(HttpRequest.Builder request) {
        try {
            return JsonMapper.shared()
                    .readTree(HTTP.send(request.build(), BodyHandlers.ofByteArray())
                            .body());
        } catch (IOException e) {
            return JsonMapper.shared().missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JsonMapper.shared().missingNode();
        }
    }
}
