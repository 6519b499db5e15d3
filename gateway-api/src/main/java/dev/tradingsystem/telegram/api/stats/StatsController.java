package dev.tradingsystem.telegram.api.stats;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.store.read.Statistics;
import dev.tradingsystem.telegram.store.read.Statistics.Counts;
import dev.tradingsystem.telegram.store.read.Statistics.Latency;
import dev.tradingsystem.telegram.store.read.Statistics.Span;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Counts and latencies of messages.
@RestController
@Requires(Scope.STATS_READ)
@Tag(name = "stats")
class StatsController {

    private final Statistics statistics;
    private final Overview overview;
    private final Spans spans;
    private final Etags etags;

    StatsController(Statistics statistics, Overview overview, Spans spans, Etags etags) {
        this.statistics = statistics;
        this.overview = overview;
        this.spans = spans;
        this.etags = etags;
    }

    /// One bucket of one channel.
    record Count(Instant bucket, ChannelId channelId, long posted, long edited, long deleted) {}

    /// @param materializedThrough up to when counts are kept; null where they are always counted
    /// @param source `aggregate` or `view`
    record CountList(List<Count> items, @Nullable Instant materializedThrough, String source) {}

    /// One bucket, in milliseconds.
    record Percentiles(Instant bucket, long count, double p50Ms, double p95Ms, double p99Ms, double maxMs) {}

    /// @param source `view`, or `not-recorded` where no time is kept, as of what was published more
    ///     than a week ago
    record LatencyList(List<Percentiles> items, @Nullable Instant materializedThrough, String source) {}

    @GetMapping("/stats")
    @Operation(operationId = "getStats", summary = "What is held, what came lately, and who is behind")
    ResponseEntity<Overview.Figures> figures(HttpServletRequest request) {
        return answer(overview.figures(Caller.of(request)));
    }

    @GetMapping("/stats/messages")
    @Operation(operationId = "countMessages", summary = "Messages by channel and hour or day")
    ResponseEntity<CountList> messages(HttpServletRequest request, @ParameterObject SpanParameters parameters) {
        Counts counts = statistics.messages(spans.of(parameters, Caller.of(request)));
        List<Count> items = counts.items().stream()
                .map(each -> new Count(
                        each.bucket(), new ChannelId(each.channelId()), each.posted(), each.edited(), each.deleted()))
                .toList();
        return answer(new CountList(items, counts.through(), counts.aggregated() ? "aggregate" : "view"));
    }

    @GetMapping("/stats/latency")
    @Operation(operationId = "measureLatency", summary = "How long messages took, by hour or day of their own time")
    ResponseEntity<LatencyList> latency(
            HttpServletRequest request,
            @ParameterObject SpanParameters parameters,
            @Parameter(description = "received-committed (default), received-published or received-stored")
                    @RequestParam(required = false)
                    @Nullable
                    String stages,
            @Parameter(description = "who stored it, for received-stored") @RequestParam(defaultValue = "tp-capital")
                    String consumer) {
        Span span = spans.of(parameters, Caller.of(request));
        return answer(
                switch (Spans.stages(stages)) {
                    case "received-stored" -> list(statistics.stored(span, consumer));
                    case "received-published" -> published(span);
                    default -> list(statistics.committed(span));
                });
    }

    private LatencyList published(Span span) {
        List<Latency> found = statistics.published(span);
        return found.isEmpty() ? new LatencyList(List.of(), null, "not-recorded") : list(found);
    }

    private static LatencyList list(List<Latency> found) {
        return new LatencyList(
                found.stream()
                        .map(each -> new Percentiles(
                                each.bucket(), each.count(), each.p50(), each.p95(), each.p99(), each.max()))
                        .toList(),
                null,
                "view");
    }

    private <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(etags.weak(body))
                .body(body);
    }
}
