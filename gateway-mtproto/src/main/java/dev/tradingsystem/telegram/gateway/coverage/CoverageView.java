package dev.tradingsystem.telegram.gateway.coverage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.CoverageBucket;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import dev.tradingsystem.telegram.store.read.RunPage;
import dev.tradingsystem.telegram.store.read.VerdictRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A channel's coverage as a document; ids are strings.
///
/// @param provedTo up to this id every one has a verdict
/// @param items runs of equal verdicts; absent where buckets were asked for
record CoverageView(
        String channelId,
        boolean complete,
        String startId,
        String latestId,
        String provedTo,
        Map<String, Long> counts,
        @Nullable Instant oldestUnknownSince,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<RunView> items,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<BucketView> buckets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PageView page) {

    /// @param by live, history, probe or import
    record RunView(
            String fromId,
            String toId,
            String verdict,
            @Nullable Instant provedAt,
            @Nullable String by) {}

    /// @param counts by verdict; those without ids are left out
    record BucketView(String fromId, String toId, Map<String, Long> counts) {}

    /// @param next the cursor of the next page; null on the last one
    record PageView(int limit, @Nullable String next) {}

    static CoverageView of(CoverageCounts counts, long provedTo, RunPage page, int limit) {
        Long next = page.nextId();
        return view(
                counts,
                provedTo,
                page.runs().stream().map(CoverageView::run).toList(),
                null,
                new PageView(limit, next == null ? null : Long.toString(next)));
    }

    static CoverageView of(CoverageCounts counts, long provedTo, List<CoverageBucket> buckets) {
        return view(
                counts,
                provedTo,
                null,
                buckets.stream().map(CoverageView::bucket).toList(),
                null);
    }

    /// The verdict as documents say it.
    static String word(Verdict verdict) {
        return verdict == Verdict.DELETED ? "deletedUpstream" : verdict.word();
    }

    private static CoverageView view(
            CoverageCounts counts,
            long provedTo,
            @Nullable List<RunView> items,
            @Nullable List<BucketView> buckets,
            @Nullable PageView page) {
        var byVerdict = new LinkedHashMap<String, Long>();
        byVerdict.put(word(Verdict.STORED), counts.stored());
        byVerdict.put(word(Verdict.DELETED), counts.deleted());
        byVerdict.put(word(Verdict.SERVICE), counts.service());
        byVerdict.put(word(Verdict.INACCESSIBLE), counts.inaccessible());
        byVerdict.put(word(Verdict.UNKNOWN), counts.unknown());
        return new CoverageView(
                Long.toString(counts.channelId()),
                counts.isProved(),
                Long.toString(counts.startId()),
                Long.toString(counts.latestId()),
                Long.toString(provedTo),
                byVerdict,
                counts.unknownSince(),
                items,
                buckets,
                page);
    }

    private static RunView run(VerdictRun run) {
        return new RunView(
                Long.toString(run.fromId()),
                Long.toString(run.toId()),
                word(run.verdict()),
                run.provedAt(),
                run.by() == null ? null : run.by().word());
    }

    private static BucketView bucket(CoverageBucket bucket) {
        var counts = new LinkedHashMap<String, Long>();
        for (Verdict verdict : Verdict.values()) {
            Long ids = bucket.counts().get(verdict);
            if (ids != null) {
                counts.put(word(verdict), ids);
            }
        }
        return new BucketView(Long.toString(bucket.fromId()), Long.toString(bucket.toId()), counts);
    }
}
