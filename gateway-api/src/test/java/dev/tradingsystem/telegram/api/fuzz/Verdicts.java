package dev.tradingsystem.telegram.api.fuzz;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an answer must not be, whatever was asked.
final class Verdicts {

    /// The characters that may stand in a request's target.
    private static final String TARGET = "[!$&-;=?-Z_a-z~%]*";

    private static final int MOST_READ = 8_000;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    /// Of our classes and libraries, of SQL, of places.
    private static final Pattern INTERNALS = Pattern.compile(
            "dev\\.tradingsystem|org\\.(springframework|apache|postgresql|flywaydb)|com\\.(zaxxer|fasterxml)|tools\\.jackson"
                    + "|io\\.(lettuce|netty|micrometer)|\\bjavax?\\.[a-z]+\\.|jakarta\\.|Exception|\\.java\\b|\\.java:\\d"
                    + "|(?i:hikari|tomcat|coyote|catalina|pgbouncer|postgres|lettuce|jackson)"
                    + "|\\bSELECT\\b|\\bINSERT INTO\\b|SQLSTATE|\\brelation \"|\\bcolumn \"|telegram_v1|telegram\\.(log|messages|job|api_key|channel)\\b"
                    + "|127\\.0\\.0\\.1|localhost|/(home|tmp|usr|var|root|work)/");

    /// Where the previous stack kept its queue; its clients are told this word for the log.
    private static final String PREVIOUS_QUEUE = "\"path\":\"telegram.log\"";

    /// What is away in this run, and says so.
    private static final Set<String> AWAY =
            Set.of("urn:telegram:problem:gateway-unavailable", "urn:telegram:problem:worker-unavailable");

    /// What the server refuses before it reaches the API.
    private static final String NO_REQUEST = "about:blank";

    private static final Set<String> FORMS = Set.of(
            "application/json",
            "application/x-ndjson",
            "text/event-stream",
            "text/plain",
            "text/html",
            "application/openmetrics-text",
            "application/vnd.oai.openapi",
            "application/vnd.oai.openapi+json",
            "image/jpeg",
            "text/css",
            "text/javascript",
            "image/svg+xml",
            "application/yaml");

    private Verdicts() {}

    /// What is wrong with the answer, if anything is.
    static Optional<String> fault(FuzzRequest request, RawAnswer answer) {
        if (answer.status() == 0) {
            return mayBeClosed(request)
                    ? leak(request, answer)
                    : Optional.of("closed without an answer: " + answer.body());
        }
        if (answer.nanos() > LONGEST.toNanos()) {
            return Optional.of("took " + Duration.ofNanos(answer.nanos()));
        }
        return leak(request, answer)
                .or(() -> answer.status() < 400 ? wrongForm(answer) : wrongProblem(request, answer));
    }

    /// Whoever sends more than the server reads may lose its answer, and whoever sends a line that is
    /// no HTTP may get it without a head.
    private static boolean mayBeClosed(FuzzRequest request) {
        return request.mutation.contains("WIRE") || request.bytes().length > MOST_READ || !request.path.matches(TARGET);
    }

    private static Optional<String> leak(FuzzRequest request, RawAnswer answer) {
        String sent = new String(request.bytes(), StandardCharsets.UTF_8);
        String all = String.join("\n", answer.head()) + "\n" + answer.body().replace(PREVIOUS_QUEUE, "");
        return INTERNALS
                .matcher(all)
                .results()
                .map(MatchResult::group)
                .filter(found -> !sent.contains(found) && !decoded(sent).contains(found))
                .findFirst()
                .filter(_ -> !isDescription(request))
                .map(found -> "tells of " + found);
    }

    /// Names of our meters, and of the libraries whose meters those are, are no secret to whoever
    /// may read them.
    private static boolean isDescription(FuzzRequest request) {
        return request.path.startsWith("/metrics");
    }

    private static String decoded(String sent) {
        try {
            return URLDecoder.decode(sent, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return sent;
        }
    }

    private static Optional<String> wrongForm(RawAnswer answer) {
        if (answer.body().isEmpty()) {
            return Optional.empty();
        }
        if (!FORMS.contains(answer.form())) {
            return Optional.of("has the form " + answer.form());
        }
        return answer.form().equals("application/json") && json(answer.body()).isEmpty()
                ? Optional.of("is no JSON")
                : Optional.empty();
    }

    private static Optional<String> wrongProblem(FuzzRequest request, RawAnswer answer) {
        if (answer.status() == 500) {
            return Optional.of("is a 500");
        }
        if (answer.body().isEmpty()) {
            // HEAD, and what never became a request
            return request.method.equals("HEAD") || request.mutation.contains("WIRE")
                    ? Optional.empty()
                    : Optional.of("has no body");
        }
        if (request.path.startsWith("/api/") && answer.form().equals("application/json")) {
            return json(answer.body()).isEmpty() ? Optional.of("is no JSON") : Optional.empty();
        }
        if (!answer.form().equals("application/problem+json")) {
            return Optional.of("has the form " + answer.form());
        }
        Optional<JsonNode> problem = json(answer.body());
        String type = problem.map(found -> found.path("type").asString("")).orElse("");
        boolean known = type.startsWith("urn:telegram:problem:") || type.equals(NO_REQUEST);
        if (!known || problem.orElseThrow().path("status").asInt(0) != answer.status()) {
            return Optional.of("is no problem document");
        }
        return answer.status() > 500 && !AWAY.contains(type) && !type.equals(NO_REQUEST)
                ? Optional.of("is a " + answer.status())
                : Optional.empty();
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// Of a long answer, what a person needs to see.
    static String shown(RawAnswer answer) {
        String text = answer.head().isEmpty() ? "" : answer.head().getFirst() + "\n" + answer.body();
        return text.substring(0, Math.min(400, text.length()));
    }
}
