package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What a Prometheus answers.
///
/// @param address where it is
/// @param since when it began to look
record PrometheusApi(String address, Instant since) {

    /// What is scraped.
    ///
    /// @param job the job it belongs to
    /// @param url what is asked
    /// @param health `up`, `down` or `unknown`
    /// @param error why it is not up; empty when it is
    record Target(String job, String url, String health, String error) {}

    List<Target> targets() {
        return get("/api/v1/targets?state=active")
                .path("activeTargets")
                .valueStream()
                .map(target -> new Target(
                        target.path("labels").path("job").asString(),
                        target.path("scrapeUrl").asString(),
                        target.path("health").asString(),
                        target.path("lastError").asString()))
                .toList();
    }

    /// The names of the alerts that fire.
    Set<String> firing() {
        return get("/api/v1/alerts")
                .path("alerts")
                .valueStream()
                .filter(alert -> "firing".equals(alert.path("state").asString()))
                .map(alert -> alert.path("labels").path("alertname").asString())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The rules that could not be evaluated, with the reason.
    List<String> brokenRules() {
        return get("/api/v1/rules")
                .path("groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .filter(rule -> "err".equals(rule.path("health").asString()))
                .map(rule -> rule.path("name").asString() + ": "
                        + rule.path("lastError").asString())
                .toList();
    }

    /// Whether the expression had a series with a number at any time since the beginning.
    ///
    /// @throws IllegalArgumentException when Prometheus cannot read it
    boolean answers(String expression) {
        return range(expression, Instant.now(), 1)
                .path("result")
                .valueStream()
                .flatMap(series -> series.path("values").valueStream())
                .anyMatch(value -> !"NaN".equals(value.path(1).asString()));
    }

    /// The series of an expression from the beginning on, as the API gives them.
    ///
    /// @param step seconds from one value to the next
    JsonNode range(String expression, Instant until, int step) {
        String form = "query=%s&start=%d&end=%d&step=%d"
                .formatted(
                        URLEncoder.encode(expression, StandardCharsets.UTF_8),
                        since.getEpochSecond(),
                        until.getEpochSecond(),
                        step);
        try (var web = new Web(address)) {
            return data(web.submit("/api/v1/query_range", form));
        }
    }

    private JsonNode get(String path) {
        try (var web = new Web(address)) {
            return data(web.get(path));
        }
    }

    private static JsonNode data(JsonNode answer) {
        if (!"success".equals(answer.path("status").asString())) {
            throw new IllegalArgumentException(answer.path("error").asString());
        }
        return answer.path("data");
    }
}
