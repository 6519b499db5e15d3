package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What an operator does with a message. Telegram is never asked to delete anything.
@RestController
@Requires(Scope.MESSAGES_WRITE)
@Tag(name = "messages")
class MarkController {

    private static final int LONGEST_REASON = 500;
    private static final Pattern CONSUMER = Pattern.compile("[a-z0-9-]{1,64}");

    private final HeldMessages held;
    private final Marking marking;

    MarkController(HeldMessages held, Marking marking) {
        this.held = held;
        this.marking = marking;
    }

    /// @param reason at most 500 characters
    record Why(@Nullable String reason) {}

    /// @param consumer `[a-z0-9-]{1,64}`
    /// @param reason at most 500 characters
    record Wish(String consumer, @Nullable String reason) {}

    /// What was asked for.
    record Wished(String status, String consumer) {}

    @DeleteMapping(path = MessageController.ONE, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "deleteMessage", summary = "Deletes a message for all readers; again changes nothing")
    ResponseEntity<MessageDocument> delete(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @PathVariable("m") MessageId message,
            @RequestBody(required = false) @Nullable Why why) {
        Caller caller = Caller.of(request);
        StoredMessage stored = find(caller, channel, message);
        String reason = why == null ? null : checked(why.reason());
        marking.hide(channel.value(), stored.message().messageId(), caller.key().name(), reason);
        return now(channel, message);
    }

    @PostMapping(MessageController.ONE + "/restore")
    @Operation(operationId = "restoreMessage", summary = "Takes an operator's delete back, and no other")
    ResponseEntity<MessageDocument> restore(
            HttpServletRequest request, @PathVariable("c") ChannelId channel, @PathVariable("m") MessageId message) {
        Caller caller = Caller.of(request);
        StoredMessage stored = find(caller, channel, message);
        marking.restore(
                channel.value(), stored.message().messageId(), caller.key().name());
        return now(channel, message);
    }

    @PostMapping(MessageController.ONE + "/reprocess")
    @Operation(operationId = "reprocessMessage", summary = "Asks that a consumer takes a message again")
    ResponseEntity<Wished> reprocess(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @PathVariable("m") MessageId message,
            @RequestBody Wish wish) {
        Caller caller = Caller.of(request);
        StoredMessage stored = find(caller, channel, message);
        String consumer = consumer(wish.consumer());
        marking.reprocess(
                channel.value(),
                stored.message().messageId(),
                consumer,
                caller.key().name(),
                checked(wish.reason()));
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .body(new Wished("reprocess_pending", consumer));
    }

    private StoredMessage find(Caller caller, ChannelId channel, MessageId message) {
        caller.mustSee(channel);
        return held.find(channel, message);
    }

    private ResponseEntity<MessageDocument> now(ChannelId channel, MessageId message) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(MessageDocument.of(held.find(channel, message)));
    }

    private static @Nullable String checked(@Nullable String reason) {
        if (reason != null && (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
            throw ApiProblem.invalidBody("/reason", "at most " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    static String consumer(@Nullable String name) {
        if (name == null || !CONSUMER.matcher(name).matches()) {
            throw ApiProblem.invalidBody("/consumer", CONSUMER.pattern());
        }
        return name;
    }
}
