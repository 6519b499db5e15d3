package dev.tradingsystem.telegram.api.health;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Asks the gateway how it is.
final class GatewayCheck {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final String WAITING = HealthChecks.WAITING_FOR_LOGIN;

    private final HealthProperties properties;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    GatewayCheck(HealthProperties properties) {
        this.properties = properties;
    }

    String ask() throws IOException, InterruptedException {
        if (properties.url().isBlank()) {
            return "disabled";
        }
        var request =
                HttpRequest.newBuilder(URI.create(properties.url() + "/health")).timeout(TIMEOUT);
        if (!properties.token().isBlank()) {
            request.header("X-API-Key", properties.token().strip());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.body().contains("\"" + WAITING + "\"")) {
            return WAITING;
        }
        return answer.statusCode() == 200 ? "connected" : "unavailable";
    }
}
