package dev.tradingsystem.telegram.api.openapi;

import dev.tradingsystem.telegram.api.problem.Problem;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String KEY = "key";
    private static final List<Problem> EVERYWHERE = List.of(
            Problem.INVALID_PARAMETER,
            Problem.UNKNOWN_PARAMETER,
            Problem.UNSUPPORTED_VERSION,
            Problem.UNAUTHENTICATED,
            Problem.INVALID_KEY,
            Problem.INSUFFICIENT_SCOPE,
            Problem.CHANNEL_FORBIDDEN,
            Problem.NOT_ACCEPTABLE,
            Problem.RATE_LIMITED,
            Problem.INTERNAL,
            Problem.DATABASE_UNAVAILABLE);

    /// Problems of the gateway, which come through with a photo that it cannot give.
    private static final Map<String, Integer> OF_THE_GATEWAY = new TreeMap<>(Map.of(
            "urn:telegram:problem:session-not-ready", 503,
            "urn:telegram:problem:standby", 503,
            "urn:telegram:problem:flood-wait", 429,
            "urn:telegram:problem:media-too-large", 422));

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Telegram gateway API")
                        .version("1")
                        .description("Messages of watched Telegram channels, and every change of them in order."))
                .servers(List.of(new Server().url("/")))
                .security(List.of(new SecurityRequirement().addList(KEY)))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")));
    }

    @Bean
    ModelConverter absentValues() {
        return new AbsentValues();
    }

    @Bean
    OpenApiCustomizer passedPaths(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        return api -> PassedPaths.describe(api, mappings.getObject());
    }

    @Bean
    OpenApiCustomizer describedAnswers() {
        return DescribedAnswers::describe;
    }

    /// The table of problems is part of the description, so it comes from the table. Their schema
    /// is added here, because what no operation refers to yet was dropped before.
    @Bean
    OpenApiCustomizer describedProblems() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problemSchema());
            api.getPaths()
                    .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                        if (operation.getSecurity() == null) {
                            describeProblems(path, method, operation);
                        }
                    }));
        };
    }

    private static void describeProblems(String path, HttpMethod method, Operation operation) {
        Map<Integer, String> byStatus = Stream.of(EVERYWHERE.stream(), special(path), shape(path, method, operation))
                .flatMap(problems -> problems)
                .distinct()
                .collect(Collectors.toMap(
                        problem -> problem.status().value(),
                        problem -> problem.type().toString(),
                        (a, b) -> a + ", " + b,
                        TreeMap::new));
        if (path.endsWith("/photo")) {
            OF_THE_GATEWAY.forEach((type, status) -> byStatus.merge(status, type, (a, b) -> a + ", " + b));
        }
        byStatus.forEach((status, types) -> operation
                .getResponses()
                .addApiResponse(
                        Integer.toString(status),
                        new ApiResponse()
                                .description(types)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/" + PROBLEM))))));
    }

    /// What may go wrong because of how a request is made up.
    private static Stream<Problem> shape(String path, HttpMethod method, Operation operation) {
        Stream<Problem> body = operation.getRequestBody() == null
                ? Stream.empty()
                : Stream.of(Problem.INVALID_BODY, Problem.PAYLOAD_TOO_LARGE, Problem.UNSUPPORTED_MEDIA_TYPE);
        Stream<Problem> twice = method == HttpMethod.POST
                ? Stream.of(Problem.IDEMPOTENCY_IN_PROGRESS, Problem.IDEMPOTENCY_MISMATCH)
                : Stream.empty();
        Stream<Problem> variables = path.contains("{") ? Stream.of(Problem.NOT_FOUND) : Stream.empty();
        boolean paged = operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals("cursor"));
        Stream<Problem> cursor = paged ? Stream.of(Problem.INVALID_CURSOR) : Stream.empty();
        return Stream.of(body, twice, variables, cursor).flatMap(problems -> problems);
    }

    private static Stream<Problem> special(String path) {
        return switch (path) {
            case "/changes", "/stream" ->
                Stream.of(
                        Problem.CURSOR_AHEAD,
                        Problem.CURSOR_EXPIRED,
                        Problem.CHANNEL_FORBIDDEN,
                        Problem.TOO_MANY_STREAMS);
            case "/messages" ->
                Stream.of(
                        Problem.INVALID_CURSOR,
                        Problem.CHANNEL_FORBIDDEN,
                        Problem.MESSAGE_NOT_FOUND,
                        Problem.TOO_MANY_EXPORTS);
            case "/channels" -> Stream.of(Problem.CHANNEL_EXISTS, Problem.GATEWAY_UNAVAILABLE);
            default -> below(path);
        };
    }

    private static Stream<Problem> below(String path) {
        if (path.startsWith("/messages/{c}/{m}")) {
            return path.endsWith("/photo")
                    ? Stream.of(
                            Problem.MESSAGE_NOT_FOUND,
                            Problem.NO_PHOTO,
                            Problem.CHANNEL_FORBIDDEN,
                            Problem.GATEWAY_UNAVAILABLE)
                    : Stream.of(Problem.MESSAGE_NOT_FOUND, Problem.CHANNEL_FORBIDDEN, Problem.INVALID_BODY);
        }
        if (path.startsWith("/channels/{c}")) {
            return Stream.of(Problem.CHANNEL_NOT_FOUND, Problem.CHANNEL_FORBIDDEN, Problem.PRECONDITION_FAILED);
        }
        if (path.startsWith("/consumers/{name}")) {
            return Stream.of(
                    Problem.CONSUMER_NOT_FOUND,
                    Problem.CONSUMER_EXISTS,
                    Problem.CONSUMER_MANAGED,
                    Problem.OFFSET_CONFLICT,
                    Problem.CURSOR_AHEAD);
        }
        if (path.startsWith("/jobs/{id}")) {
            return Stream.of(Problem.JOB_NOT_FOUND, Problem.JOB_FINISHED);
        }
        return path.equals("/keys/{id}") ? Stream.of(Problem.KEY_NOT_FOUND) : Stream.empty();
    }

    private static Schema<?> problemSchema() {
        var types = new StringSchema();
        Stream.concat(
                        Stream.of(Problem.values())
                                .map(problem -> problem.type().toString()),
                        OF_THE_GATEWAY.keySet().stream())
                .forEach(types::addEnumItem);
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
