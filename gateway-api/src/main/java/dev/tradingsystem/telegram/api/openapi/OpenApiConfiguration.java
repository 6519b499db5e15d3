package dev.tradingsystem.telegram.api.openapi;

import dev.tradingsystem.telegram.api.problem.Problem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String PROBLEM = "Problem";
    private static final String KEY = "key";
    private static final List<Problem> EVERYWHERE = List.of(
            Problem.INVALID_PARAMETER,
            Problem.UNAUTHENTICATED,
            Problem.INSUFFICIENT_SCOPE,
            Problem.RATE_LIMITED,
            Problem.INTERNAL,
            Problem.DATABASE_UNAVAILABLE);

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
                                        .scheme("bearer"))
                        .addSchemas(PROBLEM, problemSchema()));
    }

    /// The table of problems is part of the description, so it comes from the table.
    @Bean
    OpenApiCustomizer describedProblems() {
        return api -> api.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> {
                    if (operation.getSecurity() == null) {
                        describeProblems(path, operation);
                    }
                }));
    }

    private static void describeProblems(String path, Operation operation) {
        Map<Integer, String> byStatus = Stream.concat(EVERYWHERE.stream(), special(path))
                .collect(Collectors.toMap(
                        problem -> problem.status().value(),
                        problem -> problem.type().toString(),
                        (a, b) -> a + ", " + b,
                        TreeMap::new));
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
