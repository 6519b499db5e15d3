package dev.tradingsystem.telegram.store.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.read.Coverage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Promise: what is asked per page of history or per page of coverage looks at that page, however
/// many messages there are.
class CoverageCostIT {

    private static final long CHANNEL = -1_000_000_000_999L;
    private static final int IDS = 300_000;
    private static final int TIMES = 20;

    private record Reads(long scans, long rows) {}

    @Test
    void readsAPageAndNotTheTable() {
        try (var store = StoreFixture.start()) {
            fill(store);
            var ledger = new CoverageLedger(store.database());
            var coverage = new Coverage(store.database());
            Reads before = reads(store);

            for (int i = 0; i < TIMES; i++) {
                long from = 1 + i * 1_000L;
                List<Long> present = LongStream.range(from, from + 100).boxed().toList();
                ledger.settle(new AnswerProof(
                        CHANNEL, new IdRange(from, from + 99), present, List.of(), CoverageLedger.By.HISTORY, 0));
                assertThat(coverage.runs(CHANNEL, new IdRange(from, IDS), Set.of(), 50)
                                .runs())
                        .hasSize(50);
                assertThat(coverage.unknown(CHANNEL, new IdRange(from, from + 99), 1))
                        .isNotEmpty();
                assertThat(new RowRepair(store.database())
                                .fromLog(CHANNEL, new IdRange(from, from + 9))
                                .stillMissing())
                        .hasSize(9);
            }

            await().atMost(Duration.ofSeconds(20)).until(() -> reads(store).rows() > before.rows());
            assertThat(reads(store).scans()).as("the table as a whole").isEqualTo(before.scans());
            assertThat(reads(store).rows() - before.rows()).isBetween(1L, TIMES * 30_000L);
        }
    }

    /// Every tenth id is unknown.
    private static void fill(StoreFixture store) {
        store.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (:c, 'main', true)")
                .param("c", CHANNEL)
                .update();
        store.jdbc().sql("""
                        INSERT INTO telegram.message_key
                               (channel_id, message_id, sent_at, version, seq, digest, digest_version)
                        SELECT :c, i, timestamptz '2020-01-01' + i * interval '1 minute', 1, i, 0, 1
                          FROM generate_series(1, :ids) AS i WHERE i % 10 <> 0
                        """).param("c", CHANNEL).param("ids", IDS).update();
        store.jdbc().sql("ANALYZE telegram.message_key").update();
    }

    private static Reads reads(StoreFixture store) {
        return store.jdbc()
                .sql("""
                        SELECT seq_scan AS scans, idx_tup_fetch + seq_tup_read AS rows FROM pg_stat_user_tables
                         WHERE schemaname = 'telegram' AND relname = 'message_key'
                        """)
                .query((row, _) -> new Reads(row.getLong("scans"), row.getLong("rows")))
                .single();
    }
}
