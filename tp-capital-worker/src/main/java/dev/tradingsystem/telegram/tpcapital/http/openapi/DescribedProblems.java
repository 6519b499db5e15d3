package dev.tradingsystem.telegram.tpcapital.http.openapi;

import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Adds to each operation the problems it can end with.
final class DescribedProblems {

    static final String SCHEMA = "Problem";

    private static final List<Problem> EVERYWHERE = List.of(
            Problem.INVALID_PARAMETER,
            Problem.UNKNOWN_PARAMETER,
            Problem.UNSUPPORTED_VERSION,
            Problem.UNAUTHENTICATED,
            Problem.INVALID_KEY,
            Problem.INSUFFICIENT_SCOPE,
            Problem.RATE_LIMITED,
            Problem.INTERNAL,
            Problem.DATABASE_UNAVAILABLE);
    private static final List<Problem> OF_A_BODY =
            List.of(Problem.INVALID_BODY, Problem.PAYLOAD_TOO_LARGE, Problem.UNSUPPORTED_MEDIA_TYPE);

    private DescribedProblems() {}

    static void describe(String path, HttpMethod method, Operation operation) {
        Stream<Problem> all = Stream.concat(EVERYWHERE.stream(), special(path, method, operation));
        Map<Integer, String> byStatus = all.distinct()
                .collect(Collectors.toMap(
                        problem -> problem.status().value(),
                        problem -> problem.type().toString(),
                        (a, b) -> a + ", " + b,
                        TreeMap::new));
        byStatus.forEach((status, types) -> operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(status),
                        new ApiResponse().description(types).content(problem())));
    }

    private static Content problem() {
        return new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + SCHEMA)));
    }

    private static Stream<Problem> special(String path, HttpMethod method, Operation operation) {
        Stream<Problem> body = operation.getRequestBody() == null ? Stream.empty() : OF_A_BODY.stream();
        return Stream.concat(body, Stream.concat(ofResource(path), ofStep(path, method)));
    }

    private static Stream<Problem> ofResource(String path) {
        if (path.startsWith("/signals/{id}")) {
            return Stream.of(Problem.SIGNAL_NOT_FOUND, Problem.CHANNEL_FORBIDDEN);
        }
        if (path.startsWith("/reviews/{id}")) {
            return Stream.of(Problem.REVIEW_NOT_FOUND, Problem.CHANNEL_FORBIDDEN);
        }
        if (path.startsWith("/replay/{id}")) {
            return Stream.of(Problem.JOB_NOT_FOUND, Problem.CHANNEL_FORBIDDEN);
        }
        return path.startsWith("/parked/")
                ? Stream.of(Problem.MESSAGE_NOT_FOUND, Problem.CHANNEL_FORBIDDEN)
                : Stream.of(Problem.CHANNEL_FORBIDDEN);
    }

    private static Stream<Problem> ofStep(String path, HttpMethod method) {
        if (method == HttpMethod.GET) {
            return switch (path) {
                case "/signals" -> Stream.of(Problem.INVALID_CURSOR, Problem.NOT_ACCEPTABLE, Problem.TOO_MANY_EXPORTS);
                case "/reviews", "/replay/{id}/diff" -> Stream.of(Problem.INVALID_CURSOR);
                default -> Stream.empty();
            };
        }
        return switch (path) {
            case "/signals/{id}/cancel", "/signals/{id}/restore" -> Stream.of(Problem.SIGNAL_STATE);
            case "/reviews/{id}/accept", "/reviews/{id}/correct", "/reviews/{id}/reject" ->
                Stream.of(Problem.REVIEW_DECIDED, Problem.INVALID_BODY);
            case "/replay" -> Stream.of(Problem.IDEMPOTENCY_IN_PROGRESS, Problem.IDEMPOTENCY_MISMATCH);
            case "/replay/{id}/apply" -> Stream.of(Problem.JOB_FINISHED, Problem.PRECONDITION_FAILED);
            case "/replay/{id}/cancel" -> Stream.of(Problem.JOB_FINISHED);
            default -> Stream.empty();
        };
    }

    static Schema<?> schema() {
        var types = new StringSchema();
        Stream.of(Problem.values()).map(problem -> problem.type().toString()).forEach(types::addEnumItem);
        var schema = new Schema<Object>();
        schema.type("object").description("RFC 9457; some problems have more members");
        schema.addProperty("type", types);
        schema.addProperty("title", new StringSchema());
        schema.addProperty("status", new Schema<Integer>().type("integer"));
        schema.addProperty("detail", new StringSchema());
        schema.addProperty("instance", new StringSchema());
        schema.setRequired(List.of("type", "title", "status"));
        return schema;
    }
}
