package dev.tradingsystem.telegram.gateway.session;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Speaks to the waiting service over loopback.
final class LoginClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String WAIT = "/login?wait=25";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;
    private final String key;

    LoginClient(String address, String key) {
        this.address = address;
        this.key = key;
    }

    /// What the service says.
    ///
    /// @param tag names this answer, to wait for the next one
    record Answer(int status, String tag, JsonNode body) {

        boolean isOk() {
            return status < 300;
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        @Override
        public String toString() {
            return "Answer[%d]".formatted(status);
        }
    }

    Answer state() throws IOException, InterruptedException {
        return send(request("/login").GET());
    }

    /// Waits for the next state, at most half a minute.
    Answer stateAfter(Answer known) throws IOException, InterruptedException {
        Answer answer = send(request(WAIT).header("If-None-Match", known.tag()).GET());
        return answer.status() == 304 ? known : answer;
    }

    Answer post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    /// The QR code as text; empty when none is shown any more.
    String picture(String attempt) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                request("/login/qr.txt?attempt=" + attempt).GET().build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? response.body() : "";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + key)
                .timeout(LIMIT);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        String body = response.body();
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("ETag").orElse(""),
                body.isBlank() ? JSON.nullNode() : JSON.readTree(body));
    }

    @Override
    public void close() {
        http.close();
    }
}
