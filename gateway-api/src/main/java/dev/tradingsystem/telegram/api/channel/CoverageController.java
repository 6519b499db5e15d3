package dev.tradingsystem.telegram.api.channel;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Cursor;
import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.api.page.Links;
import dev.tradingsystem.telegram.api.page.PageInfo;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.page.Question;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.Coverage;
import dev.tradingsystem.telegram.store.read.CoverageBucket;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import dev.tradingsystem.telegram.store.read.RunPage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What is proved of each id of a channel.
@RestController
@Requires(Scope.CHANNELS_READ)
@Tag(name = "channels")
class CoverageController {

    private static final int MOST_BUCKETS = 500;

    private final Coverage coverage;
    private final Cursors cursors;
    private final PageProperties sizes;
    private final Etags etags;

    CoverageController(Coverage coverage, Cursors cursors, PageProperties sizes, Etags etags) {
        this.coverage = coverage;
        this.cursors = cursors;
        this.sizes = sizes;
        this.etags = etags;
    }

    @GetMapping("/channels/{c:-?\\d{1,19}}/coverage")
    @Operation(operationId = "getCoverage", summary = "What is proved of each id: counts, and runs or buckets")
    ResponseEntity<CoverageDocument> coverage(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @Parameter(description = "from this id on") @RequestParam(required = false) @Nullable String fromId,
            @Parameter(description = "up to this id") @RequestParam(required = false) @Nullable String toId,
            @Parameter(description = "any of stored, deleted-upstream, service, inaccessible, unknown")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> verdict,
            @Parameter(description = "1 to 500 stretches of equal length instead of runs")
                    @RequestParam(required = false)
                    @Nullable
                    String buckets,
            @Parameter(description = "runs on the page, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "page.next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        Caller.of(request).mustSee(channel);
        CoverageCounts counts = coverage.counts(channel.value())
                .orElseThrow(() -> ApiProblem.of(Problem.CHANNEL_NOT_FOUND, "channel " + channel + " is not listed"));
        Set<Verdict> verdicts = Words.among("verdict", verdict, Verdict.class, CoverageDocument::word);
        long from = Math.max(or("fromId", fromId, counts.startId()), counts.startId());
        long to = Math.min(or("toId", toId, counts.latestId()), counts.latestId());
        int size = sizes.limitOf(limit);
        int bars = Words.number("buckets", buckets, 0, 1, MOST_BUCKETS);
        long provedTo = coverage.provedTo(counts);
        CoverageDocument document;
        if (bars > 0) {
            var list = from > to
                    ? List.<CoverageBucket>of()
                    : coverage.buckets(channel.value(), new IdRange(from, to), bars);
            document = CoverageDocument.of(counts, provedTo, null, list, null);
        } else {
            var question =
                    new Question(List.of("coverage", channel.toString(), "" + fromId, "" + toId, verdicts.toString()));
            long begin = cursor == null
                    ? from
                    : cursors.read(cursor, question).position().messageId();
            RunPage page = begin > to
                    ? new RunPage(List.of(), null)
                    : coverage.runs(channel.value(), new IdRange(begin, to), verdicts, size);
            Long nextId = page.nextId();
            String next = nextId == null
                    ? null
                    : cursors.write(
                            new Cursor(new MessageKey(channel.value(), nextId, Instant.EPOCH), false), question);
            var info = new PageInfo(size, "id", "asc", next, null);
            document = CoverageDocument.of(counts, provedTo, page.runs(), null, info);
        }
        PageInfo info = document.page();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(info == null ? HttpHeaders.EMPTY : Links.of(request, info))
                .eTag(etags.weak(document))
                .body(document);
    }

    private static long or(String name, @Nullable String given, long otherwise) {
        Long id = Words.id(name, given);
        return id == null ? otherwise : id;
    }
}
