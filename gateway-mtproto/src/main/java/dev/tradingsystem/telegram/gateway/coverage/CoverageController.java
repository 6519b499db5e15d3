package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.http.GatewayProblem;
import dev.tradingsystem.telegram.gateway.http.Problem;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.Coverage;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import dev.tradingsystem.telegram.store.read.RunPage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What became of every id of a channel.
@RestController
final class CoverageController {

    private static final int MOST = 500;

    private final Coverage coverage;

    CoverageController(Coverage coverage) {
        this.coverage = coverage;
    }

    /// Counts and runs, or counts and buckets.
    ///
    /// @param cursor the id at which the page begins, as the page before said
    /// @param buckets so many stretches of equal length instead of runs
    @GetMapping("/channels/{channel:-?[0-9]{1,19}}/coverage")
    ResponseEntity<CoverageView> coverage(
            @PathVariable long channel,
            @RequestParam(required = false) @Nullable Long fromId,
            @RequestParam(required = false) @Nullable Long toId,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(required = false) @Nullable Long cursor,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable Integer buckets) {
        checkCount("limit", limit);
        CoverageCounts counts = coverage.counts(channel)
                .orElseThrow(() ->
                        GatewayProblem.of(Problem.CHANNEL_NOT_FOUND, "there is no channel %d".formatted(channel)));
        long from = Math.max(counts.startId(), fromId == null ? 1 : fromId);
        long to = Math.min(counts.latestId(), toId == null ? Long.MAX_VALUE : toId);
        CoverageView view;
        if (from > to) {
            view = CoverageView.of(counts, coverage.provedTo(counts), new RunPage(List.of(), null), limit);
        } else if (buckets != null) {
            checkCount("buckets", buckets);
            view = CoverageView.of(
                    counts, coverage.provedTo(counts), coverage.buckets(channel, new IdRange(from, to), buckets));
        } else {
            long at = cursor == null ? from : Math.clamp(cursor, from, to);
            RunPage page = coverage.runs(channel, new IdRange(at, to), verdicts(verdict), limit);
            view = CoverageView.of(counts, coverage.provedTo(counts), page, limit);
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    private static void checkCount(String name, int count) {
        if (count < 1 || count > MOST) {
            throw GatewayProblem.invalidParameter(name, "a number from 1 to " + MOST);
        }
    }

    private static Set<Verdict> verdicts(String csv) {
        return Arrays.stream(csv.split(",", -1))
                .filter(word -> !word.isBlank())
                .map(CoverageController::verdict)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Verdict verdict(String word) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> CoverageView.word(verdict).equals(word.strip()))
                .findFirst()
                .orElseThrow(() -> GatewayProblem.invalidParameter(
                        "verdict", "stored, deletedUpstream, service, inaccessible or unknown"));
    }
}
