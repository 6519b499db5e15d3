package dev.tradingsystem.telegram.tpcapital.http.legacy;

import dev.tradingsystem.telegram.store.trace.LogScope;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.problem.RequestIds;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The previous stack's sync, which is the gateway API's.
@RestController
@Hidden
class SyncController {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String ABSENT =
            "Telegram Gateway não está acessível. Verifique se o serviço está rodando na porta 4010.";

    private final HttpProperties properties;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    SyncController(HttpProperties properties) {
        this.properties = properties;
    }

    record Unreachable(boolean success, String message) {}

    @PostMapping(path = "/sync-messages", version = "0")
    @Requires(Scope.SIGNALS_WRITE)
    ResponseEntity<?> sync(@RequestBody(required = false) @Nullable String body) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request(body), HttpResponse.BodyHandlers.ofString());
            JsonNode document = JsonMapper.shared().readTree(answer.body());
            if (document.path("data") instanceof ObjectNode data) {
                data.put("queuedConverted", 0);
            }
            return ResponseEntity.status(answer.statusCode()).body(document);
        } catch (IOException | JacksonException _) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Unreachable(false, ABSENT));
        }
    }

    private HttpRequest request(@Nullable String body) {
        String path = properties.gatewayApiUrl() + "/api/telegram-gateway/sync-messages";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body == null ? "{}" : body));
        LogScope.requestId().ifPresent(id -> request.header(RequestIds.HEADER, id));
        if (!properties.gatewayApiKey().isBlank()) {
            request.header(
                    "X-API-Key", properties.gatewayApiKey().split(",", 2)[0].strip());
        }
        return request.build();
    }
}
