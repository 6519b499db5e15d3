package dev.tradingsystem.telegram.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What signatures do not say of good answers: their statuses, and further forms of a body.
final class DescribedAnswers {

    private static final String OK = "200";
    private static final String NOT_MODIFIED = "304";

    /// Answers in place of 200.
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
            Map.entry("addChannel", "201"),
            Map.entry("createKey", "201"),
            Map.entry("askForJob", "202"),
            Map.entry("auditChannel", "202"),
            Map.entry("cancelJob", "202"),
            Map.entry("reprocessMessage", "202"),
            Map.entry("removeChannel", "204"),
            Map.entry("deleteConsumer", "204"),
            Map.entry("revokeKey", "204"),
            Map.entry("findPhoto", "307"));

    /// Answers beside 200, with the same body.
    private static final Map<String, String> ALSO =
            Map.of("putConsumer", "201", "getPhoto", "206", "health", "503", "ready", "503", "ready_1", "503");

    private static final Map<String, String> FORMS = Map.of(
            "listMessages", "application/x-ndjson",
            "listChanges", "application/x-ndjson",
            "streamChanges", "text/event-stream");

    private static final Set<String> CONDITIONAL = Set.of(
            "listMessages",
            "getMessage",
            "listVersions",
            "getPhoto",
            "listChanges",
            "listChannels",
            "getChannel",
            "listDiscovered",
            "getCoverage",
            "listJobs",
            "getJob",
            "countMessages",
            "measureLatency");

    private DescribedAnswers() {}

    static void describe(OpenAPI api) {
        api.getPaths().values().forEach(item -> item.readOperations().forEach(DescribedAnswers::describe));
    }

    private static void describe(Operation operation) {
        String id = operation.getOperationId();
        ApiResponses answers = operation.getResponses();
        ApiResponse good = answers.get(OK);
        if (good == null) {
            return;
        }
        String other = OTHERWISE.get(id);
        if (other != null) {
            answers.remove(OK);
            answers.addApiResponse(other, good);
        }
        if (ALSO.containsKey(id)) {
            answers.addApiResponse(ALSO.get(id), good);
        }
        addForm(good, FORMS.get(id));
        if (CONDITIONAL.contains(id)) {
            answers.addApiResponse(
                    NOT_MODIFIED, new ApiResponse().description("what If-None-Match names is still the newest"));
        }
    }

    private static void addForm(ApiResponse answer, @Nullable String form) {
        if (form != null) {
            Content content = answer.getContent() == null ? new Content() : answer.getContent();
            answer.setContent(content.addMediaType(form, new MediaType().schema(new StringSchema())));
        }
    }
}
