package dev.tradingsystem.telegram.gateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.wire.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Compares what was to be taken in with the log, the messages and the queue.
final class Checker {

    private final JdbcClient database;
    private final Map<Workload.Id, Workload.Truth> truth;

    Checker(JdbcClient database, Map<Workload.Id, Workload.Truth> truth) {
        this.database = database;
        this.truth = truth;
    }

    long changesExpected() {
        return truth.values().stream().mapToLong(Workload.Truth::versions).sum();
    }

    long changes() {
        return database.sql("SELECT count(*) FROM telegram.log")
                .query(Long.class)
                .single();
    }

    void everyMessageIsStoredExactlyOnce() {
        Map<Workload.Id, Workload.Truth> stored = new HashMap<>();
        database.sql("""
                        SELECT channel_id, message_id, version, body->>'text' AS text, deleted_at IS NOT NULL AS deleted
                          FROM telegram.messages
                        """).query(row -> {
            var id = new Workload.Id(row.getLong("channel_id"), row.getLong("message_id"));
            var found = new Workload.Truth(row.getInt("version"), row.getString("text"), row.getBoolean("deleted"));
            assertThat(stored.put(id, found)).as("second row of %s", id).isNull();
        });
        assertThat(stored).isEqualTo(truth);
    }

    void theLogHasNoGapAndNamesEachChangeBefore() {
        assertThat(database.sql("""
                        SELECT count(*) = max(seq) AND min(seq) = 1 AND max(seq) = (SELECT seq FROM telegram.log_head)
                          FROM telegram.log
                        """).query(Boolean.class).single()).isTrue();
        assertThat(database.sql("""
                        SELECT count(*) FROM (
                          SELECT prev, lag(seq, 1, 0::bigint) OVER (PARTITION BY channel_id ORDER BY seq) AS before,
                                 supersedes,
                                 lag(seq, 1, 0::bigint) OVER (PARTITION BY channel_id, message_id ORDER BY seq) AS older,
                                 version,
                                 row_number() OVER (PARTITION BY channel_id, message_id ORDER BY seq) AS nth
                            FROM telegram.log) l
                         WHERE prev <> before OR supersedes <> older OR version <> nth
                        """).query(Long.class).single()).isZero();
    }

    void theLogKeepsTheOrderOfTheSource() {
        assertThat(database.sql("""
                        SELECT count(*) FROM (
                          SELECT message_id, lag(message_id) OVER (PARTITION BY channel_id ORDER BY seq) AS before
                            FROM telegram.log WHERE kind = 'posted') l
                         WHERE message_id < before
                        """).query(Long.class).single()).isZero();
    }

    /// Numbers may come twice from the queue; what is new comes in order, and nothing is missing.
    void theQueueHasWhatTheLogHas(List<Change> delivered) {
        Set<Long> seqs = new LinkedHashSet<>();
        Map<Long, Long> newest = new HashMap<>();
        List<Long> overtaken = new ArrayList<>();
        for (Change change : delivered) {
            if (seqs.add(change.seq()) && newest.getOrDefault(change.channelId(), 0L) > change.seq()) {
                overtaken.add(change.seq());
            }
            newest.merge(change.channelId(), change.seq(), Math::max);
        }
        assertThat(overtaken).as("first deliveries out of order").isEmpty();
        Set<Long> logged = new HashSet<>(
                database.sql("SELECT seq FROM telegram.log").query(Long.class).list());
        assertThat(seqs).containsExactlyInAnyOrderElementsOf(logged);
    }

    /// When each sink had each change, whoever was killed before it could say so.
    void everyChangeHasItsTimeOfEachSink() {
        assertThat(database.sql("""
                        SELECT count(*) FROM telegram.log g CROSS JOIN (VALUES ('redis'), ('rabbitmq')) AS s(sink)
                         WHERE NOT EXISTS (SELECT FROM telegram_v1.sink_confirmations f
                                            WHERE f.account = g.account AND f.sink = s.sink AND f.to_seq >= g.seq
                                              AND f.from_seq <= g.seq AND f.at >= g.recorded_at)
                        """).query(Long.class).single()).isZero();
    }
}
