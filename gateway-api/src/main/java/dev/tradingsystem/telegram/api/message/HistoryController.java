package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import dev.tradingsystem.telegram.store.read.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What happened to one message: its versions, and the way each of them took.
@RestController
@Requires(Scope.MESSAGES_READ)
@Tag(name = "messages")
class HistoryController {

    private final HeldMessages held;
    private final MessageHistory history;
    private final Versions versions;
    private final Traces traces;

    HistoryController(HeldMessages held, MessageHistory history, Versions versions, Traces traces) {
        this.held = held;
        this.history = history;
        this.versions = versions;
        this.traces = traces;
    }

    @GetMapping(MessageController.ONE + "/versions")
    @Operation(operationId = "listVersions", summary = "Every version that the log holds, oldest first")
    ResponseEntity<VersionList> versions(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @PathVariable("m") MessageId message,
            @Parameter(description = "compares each version with the one before it")
                    @RequestParam(defaultValue = "false")
                    boolean diff) {
        Caller.of(request).mustSee(channel);
        StoredMessage stored = held.find(channel, message);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("W/\"%d.%s\"".formatted(stored.seq(), diff))
                .body(history.list(stored, diff));
    }

    @GetMapping(MessageController.ONE + "/trace")
    @Operation(operationId = "traceMessage", summary = "When a version passed each stage, as far as that was recorded")
    ResponseEntity<Trace> trace(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @PathVariable("m") MessageId message,
            @Parameter(
                            description = "default: the newest",
                            schema = @Schema(type = "integer", format = "int32", minimum = "1"))
                    @RequestParam(required = false)
                    @Nullable
                    Integer version) {
        Caller.of(request).mustSee(channel);
        StoredMessage stored = held.find(channel, message);
        int wanted = version == null ? stored.version() : version;
        Change change = versions.find(channel.value(), message.value(), wanted)
                .orElseThrow(() -> HeldMessages.notFound(
                        channel, message, wanted > stored.version() ? "beyond-latest" : "forgotten"));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(traces.of(change));
    }
}
