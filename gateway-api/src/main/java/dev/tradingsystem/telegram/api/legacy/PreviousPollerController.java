package dev.tradingsystem.telegram.api.legacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.message.Marking;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// For pollers of the previous stack: what is left, and that something is done.
@Previous
class PreviousPollerController {

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;
    private static final Set<String> LACKING =
            Set.of("failedAt", "queuedAt", "reprocessRequestedAt", "reprocessedAt", "deletedAt");

    private final LeftMessages left;
    private final MarkedIds ids;
    private final Marking marking;
    private final JsonMapper json;

    PreviousPollerController(LeftMessages left, MarkedIds ids, Marking marking, JsonMapper json) {
        this.left = left;
        this.ids = ids;
        this.marking = marking;
        this.json = json;
    }

    record Filters(
            String channelId,
            List<String> statuses,
            @Nullable String excludeProcessedBy) {}

    record Left(boolean success, List<JsonNode> data, int count, Filters filters) {}

    /// @param ambiguous ids that stand for no message or for several, and were not marked
    record Marked(
            int requested,
            int updated,
            String processedBy,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> ambiguous) {}

    record MarkedAnswer(boolean success, String message, Marked data) {}

    @GetMapping("/api/messages/unprocessed")
    @Requires(Scope.CONSUMERS_READ)
    ResponseEntity<Left> unprocessed(HttpServletRequest request) {
        var asked = new Asked(request);
        Caller caller = Caller.of(request);
        String word = asked.word("channel");
        if (word == null) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "Query parameter \"channel\" is required");
        }
        ChannelId channel = Asked.channel(word);
        caller.mustSee(channel);
        List<String> named = asked.words("status");
        List<String> statuses = named.isEmpty() ? List.of("received") : named;
        String consumer = asked.word("excludeProcessedBy");
        int limit = asked.number("limit", USUAL, 1, MOST);
        List<JsonNode> rows = left.of(channel.value(), statuses, consumer, limit, caller).stream()
                .map(this::row)
                .toList();
        return Data.answer(new Left(true, rows, rows.size(), new Filters(channel.toString(), statuses, consumer)));
    }

    private JsonNode row(PreviousMessage message) {
        JsonNode row = json.valueToTree(message);
        if (row instanceof ObjectNode object) {
            object.remove(LACKING);
        }
        return row;
    }

    @PostMapping("/api/messages/mark-processed")
    @Requires(Scope.CONSUMERS_WRITE)
    ResponseEntity<MarkedAnswer> markProcessed(HttpServletRequest request) throws IOException {
        Caller caller = Caller.of(request);
        Body body = Body.of(request);
        List<String> given = body.words("messageIds");
        if (given.isEmpty() || given.size() > MOST) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "Body parameter \"messageIds\" must be a non-empty array");
        }
        String by = body.word("processedBy");
        if (by == null) {
            throw LegacyError.of(HttpStatus.BAD_REQUEST, "Body parameter \"processedBy\" is required");
        }
        String channel = body.word("channelId");
        MarkedIds.Done done = ids.mark(by, given, channel == null ? null : Asked.channel(channel), caller);
        done.channels().forEach(marking::marked);
        return Data.answer(new MarkedAnswer(
                true,
                done.updated() + " message(s) marked as processed",
                new Marked(given.size(), done.updated(), by, done.ambiguous())));
    }
}
