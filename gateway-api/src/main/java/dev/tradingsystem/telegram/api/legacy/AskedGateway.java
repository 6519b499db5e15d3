package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.gateway.Upstream;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks the gateway, and reads what it says.
final class AskedGateway {

    private static final Duration SHORT = Duration.ofSeconds(5);

    /// A step of the login waits for Telegram.
    private static final Duration LONG = Duration.ofSeconds(35);

    private final Upstream gateway;

    AskedGateway(Upstream gateway) {
        this.gateway = gateway;
    }

    /// @param body an empty document when it is none
    record Answer(int status, JsonNode body) {

        boolean isGood() {
            return status < 300;
        }

        String word(String name) {
            return body.path(name).asString("");
        }
    }

    /// A document.
    ///
    /// @throws ApiProblem when there is no good answer
    JsonNode get(String path) {
        Answer answer = json(send("GET", path, "application/json", new byte[0], SHORT));
        // what is not well says so with a document of its own
        if (!answer.isGood() && !answer.body().has("status")) {
            throw ApiProblem.of(Problem.GATEWAY_UNAVAILABLE, "the gateway answered " + answer.status());
        }
        return answer.body();
    }

    /// Sends a document. What it holds is a secret: it is kept nowhere.
    Answer post(String path, JsonNode document) {
        return json(send("POST", path, "application/json", document.toString().getBytes(StandardCharsets.UTF_8), LONG));
    }

    /// The figures for Prometheus.
    String metrics() {
        Text text = send("GET", "/metrics", "text/plain;version=0.0.4", new byte[0], SHORT);
        if (text.status() != 200) {
            throw ApiProblem.of(Problem.GATEWAY_UNAVAILABLE, "the gateway answered " + text.status());
        }
        return text.body();
    }

    private record Text(int status, String body) {}

    private Text send(String method, String path, String accept, byte[] body, Duration patience) {
        HttpResponse<InputStream> answer = gateway.send(
                method, path, Map.of("Accept", accept, "Content-Type", "application/json"), body, patience);
        try (InputStream content = answer.body()) {
            return new Text(answer.statusCode(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ApiProblem.of(Problem.GATEWAY_UNAVAILABLE, "the gateway broke off its answer");
        }
    }

    private static Answer json(Text text) {
        try {
            return new Answer(
                    text.status(),
                    text.body().isEmpty()
                            ? JsonNodeFactory.instance.objectNode()
                            : JsonMapper.shared().readTree(text.body()));
        } catch (JacksonException e) {
            throw ApiProblem.of(Problem.GATEWAY_UNAVAILABLE, "the gateway answered something else");
        }
    }
}
