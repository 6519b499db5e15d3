package dev.tradingsystem.telegram.store.coverage;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The proofs about message ids, per channel. Written after the append, never before.
///
/// A message that is held needs no proof: its row in the database is one. The ledger keeps what
/// is known of all other ids, as disjoint intervals; what neither covers is unknown. One call per
/// answer of Telegram, whatever it holds.
public final class CoverageLedger {

    private static final String PROVE = """
            SELECT telegram.prove(:channelId, :from, :to, :verdict, :by)
            """;

    private static final String SETTLE = """
            SELECT s.head, s.latest_id, s.vanished
              FROM telegram.settle_history(:channelId, :from, :to, :present, :service, :by, :knownSeq) s
            """;

    private static final String ABSENT = """
            SELECT telegram.absent_ids(:channelId, :from, :to, :present, :knownSeq) AS ids
            """;

    private static final String FORGET = """
            DELETE FROM telegram.coverage v WHERE v.channel_id = :channelId AND v.verdict = :verdict
            """;

    private static final String HEAD = "SELECT h.seq FROM telegram.log_head h";

    /// Only where the oldest message that is held is too old.
    private static final String FIRST_YOUNG = """
            SELECT coalesce((SELECT k.message_id FROM telegram.message_key k
                              WHERE k.channel_id = c.channel_id AND k.message_id >= c.start_id AND k.sent_at >= :cutOff
                              ORDER BY k.message_id LIMIT 1),
                            (SELECT max(k.message_id) + 1 FROM telegram.message_key k
                              WHERE k.channel_id = c.channel_id)) AS first_young
              FROM telegram.channel c
             WHERE c.channel_id = :channelId
               AND (SELECT k.sent_at FROM telegram.message_key k
                     WHERE k.channel_id = c.channel_id AND k.message_id >= c.start_id
                     ORDER BY k.message_id LIMIT 1) < :cutOff
            """;

    private static final String REACHES_BACK = """
            SELECT c.start_id = 1
                OR coalesce((SELECT k.sent_at FROM telegram.message_key k
                              WHERE k.channel_id = c.channel_id AND k.message_id >= c.start_id
                              ORDER BY k.message_id LIMIT 1) <= :instant, false)
              FROM telegram.channel c
             WHERE c.channel_id = :channelId
            """;

    private static final String MOVE_START = "SELECT telegram.move_start(:channelId, :startId)";

    private final JdbcClient jdbc;

    public CoverageLedger(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// How a verdict was learnt.
    public enum By {
        /// Telegram said so as it happened.
        LIVE,
        /// A page of history.
        HISTORY,
        /// The ids were asked for one by one.
        PROBE,
        /// An export file.
        IMPORT;

        private final String word = name().toLowerCase(Locale.ROOT);

        /// The way as it stands in SQL and JSON.
        public String word() {
            return word;
        }
    }

    /// Records a verdict of single ids; ids that have one, or whose message is held, keep theirs.
    public void prove(long channelId, Collection<Long> ids, Verdict verdict, By by) {
        long[] single = numbers(ids);
        prove(channelId, single, single, verdict, by);
    }

    /// As [#prove(long, Collection, Verdict, By)], for all ids of a range.
    public void prove(long channelId, IdRange range, Verdict verdict, By by) {
        prove(channelId, new long[] {range.fromId()}, new long[] {range.toId()}, verdict, by);
    }

    private void prove(long channelId, long[] from, long[] to, Verdict verdict, By by) {
        if (!verdict.isWritten()) {
            throw new IllegalArgumentException("nothing can be proved to be " + verdict.word());
        }
        jdbc.sql(PROVE)
                .param("channelId", channelId)
                .param("from", from)
                .param("to", to)
                .param("verdict", verdict.word())
                .param("by", by.word())
                .query((_, _) -> true)
                .list();
    }

    /// The ids of a range that an answer lacks and that have not been called deleted yet, lowest
    /// first; without messages that were stored after the question.
    ///
    /// @param knownSeq the log's head before the question
    public List<Long> absent(long channelId, IdRange range, Collection<Long> present, long knownSeq) {
        return jdbc.sql(ABSENT)
                .param("channelId", channelId)
                .param("from", range.fromId())
                .param("to", range.toId())
                .param("present", numbers(present))
                .param("knownSeq", knownSeq)
                .query((row, _) -> List.of((Long[]) row.getArray("ids").getArray()))
                .single();
    }

    /// Takes what an answer proves, after its messages were appended; earlier verdicts of the
    /// range make room. What is present and not held (the database refused it) becomes unknown.
    public Settled settle(AnswerProof proof) {
        return jdbc.sql(SETTLE)
                .param("channelId", proof.channelId())
                .param("from", proof.range().fromId())
                .param("to", proof.range().toId())
                .param("present", numbers(proof.present()))
                .param("service", numbers(proof.service()))
                .param("by", proof.by().word())
                .param("knownSeq", proof.knownSeq())
                .query((row, _) -> settled(row))
                .single();
    }

    /// Takes a verdict back wherever the channel has it: it is to be looked at again.
    public void forget(long channelId, Verdict verdict) {
        jdbc.sql(FORGET)
                .param("channelId", channelId)
                .param("verdict", verdict.word())
                .update();
    }

    /// The log's newest number, to be taken before a question.
    public long head() {
        return jdbc.sql(HEAD).query(Long.class).single();
    }

    /// Moves the channel's start up, never down; ids below it have no verdict.
    ///
    /// @return the start
    public long moveStart(long channelId, long startId) {
        return jdbc.sql(MOVE_START)
                .param("channelId", channelId)
                .param("startId", startId)
                .query(Long.class)
                .single();
    }

    /// Moves the start above the messages that are too old to be kept.
    ///
    /// @return whether it moved
    public boolean expire(long channelId, Instant cutOff) {
        Optional<Long> firstYoung = jdbc.sql(FIRST_YOUNG)
                .param("channelId", channelId)
                .param("cutOff", cutOff.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong("first_young"))
                .optional();
        firstYoung.ifPresent(start -> moveStart(channelId, start));
        return firstYoung.isPresent();
    }

    /// Whether what is wanted of the channel begins at that time or before.
    public boolean reachesBack(long channelId, Instant instant) {
        return jdbc.sql(REACHES_BACK)
                .param("channelId", channelId)
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static Settled settled(ResultSet row) throws SQLException {
        Array vanished = row.getArray("vanished");
        return new Settled(row.getLong("head"), row.getLong("latest_id"), List.of((Long[]) vanished.getArray()));
    }

    private static long[] numbers(Collection<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}
