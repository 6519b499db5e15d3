package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.store.coverage.CoverageLedger.By;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads a stretch of ids in windows that grow, and joins what lies side by side: the first page
/// of a channel with a million ids costs a window, not the channel.
final class RunReader {

    private static final String RUNS = """
            SELECT r.from_id, r.to_id, r.verdict, r.proved_by, r.proved_at, r.seq
              FROM telegram_v1.coverage_runs(:channelId, :from, :to) r
            """;
    private static final long FIRST_WINDOW = 10_000;
    private static final long WIDEST_WINDOW = 640_000;

    private final JdbcClient jdbc;

    RunReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A run with what tells its proof: the proof itself, or the number of its newest message.
    record Run(
            long fromId,
            long toId,
            Verdict verdict,
            @Nullable By by,
            @Nullable Instant provedAt,
            @Nullable Long seq) {

        Run join(Run next) {
            boolean nextIsNewer = provedAt == null || (next.provedAt != null && next.provedAt.isAfter(provedAt));
            return new Run(
                    fromId,
                    next.toId,
                    verdict,
                    nextIsNewer ? next.by : by,
                    nextIsNewer ? next.provedAt : provedAt,
                    seq == null ? next.seq : next.seq == null ? seq : Long.valueOf(Math.max(seq, next.seq)));
        }
    }

    /// Hands over the runs of a stretch, whole and in order, until one is not wanted any more.
    void read(long channelId, long from, long to, Predicate<Run> each) {
        Run open = null;
        long window = FIRST_WINDOW;
        for (long at = from; at <= to; window = Math.min(window * 4, WIDEST_WINDOW)) {
            long end = Math.min(at + window - 1, to);
            for (Run run : window(channelId, at, end)) {
                if (open != null && open.verdict() == run.verdict()) {
                    open = open.join(run);
                } else {
                    if (open != null && !each.test(open)) {
                        return;
                    }
                    open = run;
                }
            }
            at = end + 1;
        }
        if (open != null) {
            boolean _ = each.test(open);
        }
    }

    private Iterable<Run> window(long channelId, long from, long to) {
        return jdbc.sql(RUNS)
                .param("channelId", channelId)
                .param("from", from)
                .param("to", to)
                .query((row, _) -> run(row))
                .list();
    }

    private static Run run(ResultSet row) throws SQLException {
        String by = row.getString("proved_by");
        return new Run(
                row.getLong("from_id"),
                row.getLong("to_id"),
                Verdict.of(row.getString("verdict")),
                by == null ? null : By.valueOf(by.toUpperCase(Locale.ROOT)),
                Columns.timeOrNull(row, "proved_at"),
                Columns.numberOrNull(row, "seq"));
    }
}
