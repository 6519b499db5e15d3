package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.store.lease.WriterLease;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Copies the previous stack's history into the log.
///
/// The old database is only read, under one snapshot per run. Each day of it is
/// copied, compared and recorded in the state file; a run that is killed anywhere
/// is continued by the next one, and a run after a finished one takes only the days
/// whose sums have changed: that is the delta pass.
public final class LegacyCopy {

    private static final String REJECTIONS = """
            SELECT substr(r.reason, 17) AS reason, count(*) AS rows
              FROM telegram.rejected r
             WHERE r.account = :account AND r.reason LIKE 'previous stack: %'
             GROUP BY r.reason
            """;

    private final LegacySource source;
    private final DataSource target;
    private final String account;
    private final Clock clock;
    private final Steps steps;

    /// @param target the new database, on its own port and not through a pooler
    /// @param account whose writer lease is held meanwhile
    public LegacyCopy(LegacySource source, DataSource target, String account, Clock clock, Steps steps) {
        this.source = source;
        this.target = target;
        this.account = account;
        this.clock = clock;
        this.steps = steps;
    }

    /// Copies what is not copied yet.
    ///
    /// @param since only days that were not over then; `null` for all
    /// @throws LeaseHeld when a gateway of this account runs
    /// @throws Differs when something arrived otherwise than it was
    /// @throws LegacyUnrecognised when the old table is none of the known ones
    public CopyReport run(Path stateFile, @Nullable Instant since) throws SQLException {
        try (CopyState state = CopyState.open(stateFile, clock.instant());
                OldDatabase old = OldDatabase.open(source.database(), source.schema(), source.table());
                Connection connection = target.getConnection();
                KeptLease lease = KeptLease.take(
                        target, account, "copy-from-legacy " + state.content().id())) {
            steps.say("the old table is of the variant " + old.table().variant().word() + ", the lease is taken");
            var run = new Run(state, old, connection, new SingleConnectionDataSource(connection, true), lease);
            return run.all(since);
        }
    }

    /// What there is to copy, without copying it: rows by day in the old table, and who holds the
    /// lease.
    public CopyPlan plan() throws SQLException {
        try (OldDatabase old = OldDatabase.open(source.database(), source.schema(), source.table())) {
            Map<String, Slice.Sum> days = OldDays.read(old, null);
            long rows = days.values().stream().mapToLong(Slice.Sum::rows).sum();
            var lease = new WriterLease(target, account, "copy-from-legacy", Duration.ofSeconds(1));
            return new CopyPlan(
                    old.table().variant().word(),
                    rows,
                    days.size(),
                    lease.holder().orElse(null));
        }
    }

    /// One run, with what it holds.
    private final class Run {

        private final CopyState state;
        private final OldDatabase old;
        private final JdbcClient jdbc;
        private final LegacyChannels channels;
        private final LegacyMarks marks;
        private final SliceCopy slices;
        private int copied;

        Run(CopyState state, OldDatabase old, Connection connection, DataSource same, KeptLease lease)
                throws SQLException {
            this.state = state;
            this.old = old;
            this.jdbc = JdbcClient.create(same);
            var writer = new LegacyWriter(same, lease.lease());
            this.channels = new LegacyChannels(same, account);
            this.marks = new LegacyMarks(connection, same, writer);
            this.slices = new SliceCopy(same, new Staging(connection), writer, account);
        }

        CopyReport all(@Nullable Instant since) throws SQLException {
            boolean first = state.content().afterSeq() == null;
            long known = steps.take("channels", () -> channels.copy(old, first));
            if (first) {
                state.begin(jdbc.sql("SELECT h.seq FROM telegram.log_head h")
                        .query(Long.class)
                        .single());
            }
            Map<String, Slice.Sum> days = steps.take("sums", () -> OldDays.read(old, since));
            steps.take("messages", () -> copy(days));
            LegacyMarks.Counts counts = steps.take("marks", () -> marks.copy(old));
            channels.listOthers();
            return report(known, counts, days.size());
        }

        private int copy(Map<String, Slice.Sum> days) throws SQLException {
            for (var day : days.entrySet()) {
                Slice done = state.content().slices().get(day.getKey());
                if (done == null || !done.isOf(day.getValue())) {
                    state.verified(slices.copy(old, day.getKey(), day.getValue()));
                    copied++;
                    steps.say("messages of " + day.getKey() + " are copied and verified");
                }
            }
            return copied;
        }

        private CopyReport report(long known, LegacyMarks.Counts counts, int days) {
            Collection<Slice> all = state.content().slices().values();
            return new CopyReport(
                    old.table().variant().word(),
                    sum(all, Slice::rows),
                    sum(all, Slice::stored),
                    sum(all, Slice::merged),
                    sum(all, Slice::held),
                    sum(all, Slice::rejected),
                    rejections(),
                    known,
                    counts.deleted(),
                    counts.asked(),
                    counts.processed(),
                    copied,
                    days,
                    steps.minutes());
        }

        private static long sum(Collection<Slice> slices, ToLongFunction<Slice> part) {
            return slices.stream().mapToLong(part).sum();
        }

        private Map<String, Long> rejections() {
            var reasons = new TreeMap<String, Long>();
            jdbc.sql(REJECTIONS).param("account", account).query(row -> {
                reasons.put(row.getString("reason"), row.getLong("rows"));
            });
            return reasons;
        }
    }
}
