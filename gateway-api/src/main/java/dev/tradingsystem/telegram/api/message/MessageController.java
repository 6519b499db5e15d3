package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.document.MessageDocument;
import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Links;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.page.SentAtRange;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.store.read.MessageCounts;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/// Messages as they are now: pages, and one by its ids.
@RestController
@Requires(Scope.MESSAGES_READ)
@Tag(name = "messages")
class MessageController {

    /// The path of one message.
    static final String ONE = "/messages/{c:-?\\d{1,19}}/{m:[1-9]\\d{0,18}}";

    private static final Duration COUNT_BUDGET = Duration.ofSeconds(2);

    private final MessagePages pages;
    private final MessageAnswers answers;
    private final MessageSlices slices;
    private final Starts starts;
    private final MessageCounts counts;
    private final HeldMessages held;
    private final MessageHistory history;
    private final Etags etags;
    private final PageProperties sizes;
    private final MessageProperties properties;

    MessageController(
            MessagePages pages,
            MessageAnswers answers,
            MessageSlices slices,
            Starts starts,
            MessageCounts counts,
            HeldMessages held,
            MessageHistory history,
            Etags etags,
            PageProperties sizes,
            MessageProperties properties) {
        this.pages = pages;
        this.answers = answers;
        this.slices = slices;
        this.starts = starts;
        this.counts = counts;
        this.held = held;
        this.history = history;
        this.etags = etags;
        this.sizes = sizes;
        this.properties = properties;
    }

    @GetMapping("/messages")
    @Operation(
            operationId = "listMessages",
            summary = "A page of messages by the time they were sent, or by their newest change",
            description = "As application/x-ndjson all of them, one per line; the last line ends the export.")
    @Nullable
    ResponseEntity<MessagePage> page(
            HttpServletRequest request,
            HttpServletResponse response,
            ServletWebRequest conditions,
            @ParameterObject MessageParameters parameters)
            throws IOException {
        long began = System.nanoTime();
        Caller caller = Caller.of(request);
        MessageFilters filters = MessageFilters.of(parameters, properties.zone(), caller);
        int limit = sizes.limitOf(parameters.limit());
        Start start = starts.of(parameters, filters, caller);
        String counting = parameters.count() == null
                ? null
                : Words.one("count", parameters.count(), List.of("estimate", "exact"), word -> word);
        String etag = etags.list(request, filters.channels(), caller);
        if (conditions.checkNotModified(etag)) {
            return null;
        }
        if (counting == null && answers.takes(filters)) {
            write(answers.of(filters, start, limit, caller), request, response, etag, began);
            return null;
        }
        filters.projection().attachTo(request);
        MessagePages.Answered answered = pages.page(filters, start, limit, caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(Links.of(request, answered.page().page()))
                .eTag(etag)
                .header("Cache-Status", answered.missed() == null ? "hot-cache; hit" : "hot-cache; fwd=miss")
                .header("Server-Timing", timing(answered.missed() == null ? "cache" : "db", System.nanoTime() - began))
                .body(answered.page().with(count(counting, filters, caller)));
    }

    /// The answer as it is kept, or as it will be.
    private static void write(
            MessageAnswers.Answer answer,
            HttpServletRequest request,
            HttpServletResponse response,
            String etag,
            long began)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
        response.setHeader(HttpHeaders.ETAG, etag);
        Links.of(request, answer.next(), answer.previous())
                .forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader("Cache-Status", answer.source());
        response.setHeader("Server-Timing", timing(answer.isFromCache() ? "cache" : "db", System.nanoTime() - began));
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /// Which tier took how many milliseconds.
    private static String timing(String tier, long nanos) {
        long tenths = nanos / 100_000;
        return tier + ";dur=" + tenths / 10 + "." + tenths % 10;
    }

    private MessagePage.@Nullable Count count(@Nullable String counting, MessageFilters filters, Caller caller) {
        if (counting == null) {
            return null;
        }
        MessageQuery query = slices.query(filters, null, true, false, 1, caller);
        Optional<Long> exact = counting.equals("exact") ? counts.exact(query, COUNT_BUDGET) : Optional.empty();
        return exact.map(count -> new MessagePage.Count("exact", count))
                .orElseGet(() -> new MessagePage.Count("estimate", counts.estimate(query)));
    }

    @GetMapping(ONE)
    @Operation(operationId = "getMessage", summary = "One message as it is now, also when it is deleted")
    ResponseEntity<MessageDocument> one(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @PathVariable("m") MessageId message,
            @Parameter(description = "names of the fields wanted, also media.* and replyTo.*; ids and seq always come")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> fields,
            @Parameter(description = "as it was then: RFC 3339, epoch seconds or milliseconds, or local time")
                    @RequestParam(required = false)
                    @Nullable
                    String at) {
        Caller.of(request).mustSee(channel);
        Projection projection = Projection.of(fields);
        Instant then = at == null ? null : SentAtRange.instant("at", at, properties.zone());
        StoredMessage stored = held.find(channel, message);
        projection.attachTo(request);
        MessageDocument document = then == null ? MessageDocument.of(stored) : history.at(stored, then);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag("W/\"%d.%s.%d.%s\""
                        .formatted(
                                stored.seq(),
                                stored.status().word(),
                                etags.revision(),
                                projection.word().hashCode()))
                .lastModified(stored.committedAt())
                .body(document);
    }
}
