package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger.By;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What became of every id of a channel, as the views tell it. Counts cost a count of the
/// channel's messages (0.2 s for a million), a page of runs a window of ids.
public final class Coverage {

    private static final String COUNTS = """
            SELECT v.channel_id, v.watched, v.accessible, v.start_id, v.latest_id, v.stored, v.deleted, v.service,
                   v.inaccessible, v.unknown, v.unknown_since, v.audited_at, v.swept_at
              FROM telegram_v1.channel_coverage v
            """;
    private static final String ONE = COUNTS + " WHERE v.channel_id = :channelId";
    private static final String WATCHED = COUNTS + " WHERE v.account = :account AND v.watched ORDER BY v.channel_id";

    private static final String UNKNOWN = """
            SELECT u.from_id, u.to_id FROM telegram_v1.coverage_unknown(:channelId, :from, :to, :limit) u
            """;

    private static final String PROOFS = """
            SELECT g.seq, g.origin, g.recorded_at FROM telegram_v1.changes g WHERE g.seq = ANY(:seqs)
            """;

    private final JdbcClient jdbc;
    private final RunReader runs;

    public Coverage(DataSource database) {
        this.jdbc = JdbcClient.create(database);
        this.runs = new RunReader(jdbc);
    }

    /// The counts of one channel; empty when there is no such channel.
    public Optional<CoverageCounts> counts(long channelId) {
        return jdbc.sql(ONE)
                .param("channelId", channelId)
                .query((row, _) -> counts(row))
                .optional();
    }

    /// The counts of all channels that an account watches.
    public List<CoverageCounts> watched(String account) {
        return jdbc.sql(WATCHED)
                .param("account", account)
                .query((row, _) -> counts(row))
                .list();
    }

    /// The highest id up to which every id from the start on has a verdict; one below the start
    /// when its first id has none.
    public long provedTo(CoverageCounts counts) {
        if (counts.isComplete()) {
            return counts.latestId();
        }
        var first = unknown(counts.channelId(), new IdRange(counts.startId(), counts.latestId()), 1);
        return first.isEmpty() ? counts.latestId() : first.getFirst().fromId() - 1;
    }

    /// Unknown ids of a range, lowest first. Stretches that are proved cost a count only.
    ///
    /// @param limit the most ranges; the last one may be cut short
    public List<IdRange> unknown(long channelId, IdRange range, int limit) {
        var ranges = new ArrayList<IdRange>();
        jdbc.sql(UNKNOWN)
                .param("channelId", channelId)
                .param("from", range.fromId())
                .param("to", range.toId())
                .param("limit", limit)
                .query(row -> {
                    add(ranges, new IdRange(row.getLong("from_id"), row.getLong("to_id")));
                });
        return ranges;
    }

    private static void add(List<IdRange> ranges, IdRange next) {
        if (!ranges.isEmpty() && ranges.getLast().toId() == next.fromId() - 1) {
            ranges.add(new IdRange(ranges.removeLast().fromId(), next.toId()));
        } else {
            ranges.add(next);
        }
    }

    /// Runs of equal verdicts in order.
    ///
    /// @param verdicts only these; all when empty
    public RunPage runs(long channelId, IdRange range, Set<Verdict> verdicts, int limit) {
        var found = new ArrayList<RunReader.Run>();
        runs.read(channelId, range.fromId(), range.toId(), run -> {
            if (verdicts.isEmpty() || verdicts.contains(run.verdict())) {
                found.add(run);
            }
            return found.size() <= limit;
        });
        boolean more = found.size() > limit;
        List<RunReader.Run> page = more ? found.subList(0, limit) : found;
        return new RunPage(withProofs(page), more ? found.getLast().fromId() : null);
    }

    private List<VerdictRun> withProofs(List<RunReader.Run> page) {
        long[] seqs = page.stream()
                .map(RunReader.Run::seq)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .toArray();
        var proofs = new HashMap<Long, Proof>();
        jdbc.sql(PROOFS).param("seqs", seqs).query(row -> {
            proofs.put(row.getLong("seq"), new Proof(by(row.getString("origin")), Columns.time(row, "recorded_at")));
        });
        return page.stream().map(run -> withProof(run, proofs)).toList();
    }

    private static VerdictRun withProof(RunReader.Run run, Map<Long, Proof> proofs) {
        Proof proof = run.seq() == null ? null : proofs.get(run.seq());
        Instant provedAt = run.provedAt();
        if (proof == null || (provedAt != null && provedAt.isAfter(proof.at()))) {
            return new VerdictRun(run.fromId(), run.toId(), run.verdict(), run.by(), provedAt);
        }
        return new VerdictRun(run.fromId(), run.toId(), run.verdict(), proof.by(), proof.at());
    }

    private record Proof(By by, Instant at) {}

    private static By by(String origin) {
        return switch (Origin.of(origin)) {
            case LIVE -> By.LIVE;
            case BACKFILL, AUDIT -> By.HISTORY;
            case IMPORT -> By.IMPORT;
        };
    }

    /// The range cut into stretches of equal length, for a bar; fewer than asked for when there
    /// are fewer ids.
    public List<CoverageBucket> buckets(long channelId, IdRange range, int count) {
        var buckets = new Buckets(range, count);
        runs.read(channelId, range.fromId(), range.toId(), run -> {
            buckets.add(run.fromId(), run.toId(), run.verdict());
            return true;
        });
        return buckets.list();
    }

    private static CoverageCounts counts(ResultSet row) throws SQLException {
        return new CoverageCounts(
                row.getLong("channel_id"),
                row.getBoolean("watched"),
                row.getBoolean("accessible"),
                row.getLong("start_id"),
                row.getLong("latest_id"),
                row.getLong("stored"),
                row.getLong("deleted"),
                row.getLong("service"),
                row.getLong("inaccessible"),
                row.getLong("unknown"),
                Columns.timeOrNull(row, "unknown_since"),
                Columns.timeOrNull(row, "audited_at"),
                Columns.timeOrNull(row, "swept_at"));
    }
}
