package dev.tradingsystem.telegram.api.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.page.PageInfo;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.read.CoverageBucket;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import dev.tradingsystem.telegram.store.read.VerdictRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is proved of a channel's ids.
///
/// @param complete whether every id has a verdict
/// @param provedTo every id up to it has one
/// @param items runs of equal verdicts; absent when buckets were asked for
/// @param buckets stretches of equal length; absent unless asked for
@JsonInclude(JsonInclude.Include.NON_NULL)
record CoverageDocument(
        ChannelId channelId,
        boolean complete,
        String startId,
        String latestId,
        String provedTo,
        Counts counts,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant oldestUnknownSince,
        @Nullable List<Run> items,
        @Nullable List<Bucket> buckets,
        @Nullable PageInfo page) {

    static CoverageDocument of(
            CoverageCounts counts,
            long provedTo,
            @Nullable List<VerdictRun> runs,
            @Nullable List<CoverageBucket> buckets,
            @Nullable PageInfo page) {
        return new CoverageDocument(
                new ChannelId(counts.channelId()),
                counts.isProved(),
                Long.toString(counts.startId()),
                Long.toString(counts.latestId()),
                Long.toString(provedTo),
                new Counts(
                        counts.stored(), counts.deleted(), counts.service(), counts.inaccessible(), counts.unknown()),
                counts.unknownSince(),
                runs == null ? null : runs.stream().map(Run::of).toList(),
                buckets == null ? null : buckets.stream().map(Bucket::of).toList(),
                page);
    }

    /// How many ids have which verdict; together all of them.
    record Counts(long stored, long deletedUpstream, long service, long inaccessible, long unknown) {}

    /// Ids side by side with the same verdict.
    ///
    /// @param by how that was learnt: `live`, `history`, `probe` or `import`
    record Run(
            String fromId,
            String toId,
            String verdict,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant provedAt,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String by) {

        static Run of(VerdictRun run) {
            return new Run(
                    Long.toString(run.fromId()),
                    Long.toString(run.toId()),
                    word(run.verdict()),
                    run.provedAt(),
                    run.by() == null ? null : run.by().name().toLowerCase(Locale.ROOT));
        }
    }

    /// A stretch of ids.
    record Bucket(String fromId, String toId, Counts counts) {
        static Bucket of(CoverageBucket bucket) {
            Map<Verdict, Long> counts = bucket.counts();
            return new Bucket(
                    Long.toString(bucket.fromId()),
                    Long.toString(bucket.toId()),
                    new Counts(
                            counts.getOrDefault(Verdict.STORED, 0L),
                            counts.getOrDefault(Verdict.DELETED, 0L),
                            counts.getOrDefault(Verdict.SERVICE, 0L),
                            counts.getOrDefault(Verdict.INACCESSIBLE, 0L),
                            counts.getOrDefault(Verdict.UNKNOWN, 0L)));
        }
    }

    /// The verdict in the words of the API.
    static String word(Verdict verdict) {
        return verdict == Verdict.DELETED ? "deleted-upstream" : verdict.name().toLowerCase(Locale.ROOT);
    }
}
