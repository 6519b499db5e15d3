package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.mark.Unprocessed;
import dev.tradingsystem.telegram.store.mark.Unprocessed.Ref;
import dev.tradingsystem.telegram.store.read.MessagesBySeq;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For pollers that keep no offset. Whoever can keep one uses a consumer instead.
@RestController
@Tag(name = "consumers")
class PollerController {

    private static final int MOST = 1_000;

    private final Unprocessed unprocessed;
    private final MessagesBySeq messages;
    private final Marking marking;
    private final PageProperties sizes;

    PollerController(Unprocessed unprocessed, MessagesBySeq messages, Marking marking, PageProperties sizes) {
        this.unprocessed = unprocessed;
        this.messages = messages;
        this.marking = marking;
        this.sizes = sizes;
    }

    /// @param count how many these are
    record Left(List<MessageDocument> items, int count) {}

    /// @param version the current one when absent
    record Handled(
            ChannelId channelId,
            MessageId messageId,
            @Nullable Integer version) {
        Ref ref() {
            return new Ref(channelId.value(), messageId.value(), version == null ? 0 : version);
        }
    }

    /// @param messages 1 to 1000
    record Report(String consumer, List<Handled> messages) {}

    /// @param updated marks that are new
    /// @param unknown messages that are not held, or versions that do not exist yet
    record Taken(int requested, int updated, List<Handled> unknown) {}

    @GetMapping("/messages/unprocessed")
    @Requires(Scope.CONSUMERS_READ)
    @Operation(operationId = "listUnprocessed", summary = "What is left to do for a consumer, oldest change first")
    ResponseEntity<Left> unprocessed(
            HttpServletRequest request,
            @Parameter(description = "its name") @RequestParam String consumer,
            @Parameter(description = "id of a channel") @RequestParam ChannelId channel,
            @Parameter(description = "items in the answer, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        Caller.of(request).mustSee(channel);
        int size = sizes.limitOf(limit);
        if (!consumer.matches("[a-z0-9-]{1,64}")) {
            throw ApiProblem.invalidParameter("consumer", "[a-z0-9-]{1,64}");
        }
        List<MessageDocument> items = messages.withKeys(unprocessed.keys(consumer, channel.value(), size)).stream()
                .map(MessageDocument::of)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Left(items, items.size()));
    }

    @PostMapping("/messages/mark-processed")
    @Requires(Scope.CONSUMERS_WRITE)
    @Operation(operationId = "markProcessed", summary = "Says what a consumer has done")
    ResponseEntity<Taken> markProcessed(HttpServletRequest request, @RequestBody Report report) {
        String consumer = MarkController.consumer(report.consumer());
        List<Handled> handled = report.messages();
        if (handled == null || handled.isEmpty() || handled.size() > MOST) {
            throw ApiProblem.invalidBody("/messages", "1 to " + MOST + " messages");
        }
        Caller caller = Caller.of(request);
        handled.forEach(each -> check(each, caller));
        Unprocessed.Done done = unprocessed.processed(
                consumer, handled.stream().map(Handled::ref).toList());
        handled.stream().map(each -> each.channelId().value()).distinct().forEach(marking::marked);
        List<Handled> unknown = handled.stream()
                .filter(each -> done.unknown().contains(each.ref()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Taken(handled.size(), done.updated(), unknown));
    }

    private static void check(@Nullable Handled handled, Caller caller) {
        if (handled == null
                || handled.channelId() == null
                || handled.messageId() == null
                || (handled.version() != null && handled.version() < 1)) {
            throw ApiProblem.invalidBody("/messages", "each has channelId, messageId and maybe a version from 1 on");
        }
        caller.mustSee(handled.channelId());
    }
}
