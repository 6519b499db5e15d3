package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Links;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.read.Channels;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Messages as they are now: pages, and one by its ids.
@RestController
@Requires(Scope.MESSAGES_READ)
@Tag(name = "messages")
class MessageController {

    private static final String ONE = "/messages/{c:-?\\d{1,19}}/{m:[1-9]\\d{0,18}}";

    private final MessagePages pages;
    private final Messages messages;
    private final Channels channels;
    private final PageProperties sizes;
    private final MessageProperties properties;

    MessageController(
            MessagePages pages,
            Messages messages,
            Channels channels,
            PageProperties sizes,
            MessageProperties properties) {
        this.pages = pages;
        this.messages = messages;
        this.channels = channels;
        this.sizes = sizes;
        this.properties = properties;
    }

    @GetMapping("/messages")
    @Operation(operationId = "listMessages", summary = "A page of messages by the time they were sent")
    ResponseEntity<MessagePage> page(
            HttpServletRequest request,
            @Parameter(
                            description =
                                    "ids of channels, with commas or repeated, at most 50; default: all the key may see")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> channel,
            @Parameter(description = "sent at or after: RFC 3339, epoch seconds or milliseconds, local time, or a date")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "sent before; a date includes that whole day")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "IANA zone of dates and local times") @RequestParam(required = false) @Nullable
                    String tz,
            @Parameter(description = "text, photo, video, document, audio, voice, poll, sticker, other")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> kind,
            @Parameter(description = "true, false or any") @RequestParam(defaultValue = "false") String deleted,
            @Parameter(description = "newest first (desc) or oldest first (asc)") @RequestParam(defaultValue = "desc")
                    String direction,
            @Parameter(description = "items on the page, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit,
            @Parameter(description = "page.next or page.previous of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor) {
        Caller caller = Caller.of(request);
        var filters = new MessageFilters(
                MessageFilters.channels(channel, caller),
                SentAtRange.of(from, to, SentAtRange.zone(tz, properties.zone())),
                MessageFilters.kinds(kind),
                MessageFilters.deleted(deleted),
                MessageFilters.descending(direction));
        MessagePages.Answered answered = pages.page(filters, sizes.limit(limit), cursor, caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(Links.of(request, answered.page().page()))
                .header("Cache-Status", answered.missed() == null ? "hot-cache; hit" : "hot-cache; fwd=miss")
                .body(answered.page());
    }

    @GetMapping(ONE)
    @Operation(operationId = "getMessage", summary = "One message as it is now, also when it is deleted")
    ResponseEntity<MessageDocument> one(
            HttpServletRequest request, @PathVariable("c") ChannelId channel, @PathVariable("m") MessageId message) {
        Caller.of(request).mustSee(channel);
        StoredMessage stored =
                messages.find(channel.value(), message.value()).orElseThrow(() -> notFound(channel, message));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("W/\"" + stored.seq() + "." + stored.status().word() + "\"")
                .body(MessageDocument.of(stored));
    }

    private ApiProblem notFound(ChannelId channel, MessageId message) {
        String verdict = channels.verdict(channel.value(), message.value()).orElse("not-watched");
        return ApiProblem.of(Problem.MESSAGE_NOT_FOUND, "message " + message + " of channel " + channel)
                .with("verdict", verdict)
                .with("coverage", "/channels/" + channel + "/coverage");
    }
}
