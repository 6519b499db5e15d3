package dev.tradingsystem.telegram.api.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends requests over HTTP. Of a stream it reads the beginning only.
final class Sender {

    private static final int BEGINNING = 60;
    private static final HttpClient http = HttpClient.newHttpClient();

    private final int port;

    Sender(int port) {
        this.port = port;
    }

    /// What came back.
    ///
    /// @param form the type of the body without its parameters
    record Answer(int status, String form, String text, HttpResponse<?> response) {

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }
    }

    Answer send(String method, Request request) {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + request.path()))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        if (!request.headers().isEmpty()) {
            builder.headers(request.headers().toArray(String[]::new));
        }
        if (request.body() != null && !request.headers().contains("Content-Type")) {
            builder.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<InputStream> response = http.send(builder.build(), BodyHandlers.ofInputStream());
            String form =
                    response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
            try (InputStream body = response.body()) {
                byte[] bytes = form.equals("text/event-stream") ? body.readNBytes(BEGINNING) : body.readAllBytes();
                return new Answer(response.statusCode(), form, new String(bytes, StandardCharsets.UTF_8), response);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(request.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(request.path(), e);
        }
    }
}
