package dev.tradingsystem.telegram.tpcapital.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Searches among many signals, of which the index must be asked.
class SignalSearchIT {

    private static final int SIGNALS = 20_000;

    private static Databases databases;
    private static SignalDatabase database;

    @BeforeAll
    static void fill() {
        databases = Databases.start();
        database = new SignalDatabase(databases.signals());
        database.jdbc().sql("""
                        INSERT INTO tp_capital.signals
                               (channel_id, message_id, ordinal, version, sent_at, seq, asset, asset_class, side, entry_min,
                                entry_max, complete, fingerprint, spans, text, parser_version)
                        SELECT -1, i, 1, 1, now() - i * interval '1 minute', i,
                               chr((65 + i %% 26)::int) || chr((65 + i / 26 %% 26)::int) || 'XY' || (3 + i %% 2), 'stock',
                               'buy', 10, 10, false, decode(md5(i::text), 'hex'), '{}', 'compra de papel ' || md5(i::text), 1
                          FROM generate_series(1, %d) i
                        """.formatted(SIGNALS)).update();
        // what was written last waits in a list until a vacuum sorts it in
        database.jdbc().sql("VACUUM (ANALYZE) tp_capital.signals").update();
    }

    @AfterAll
    static void stop() {
        if (databases != null) {
            databases.close();
        }
    }

    @Test
    void aWordOfTheTextIsLookedUpInTheIndex() {
        String word = database.jdbc()
                .sql("SELECT substr(md5('17'), 5, 12)")
                .query(String.class)
                .single();

        assertThat(indexScansOf(word, 1)).isPositive();
    }

    @Test
    void anAssetIsLookedUpInTheSameIndex() {
        int all = Math.toIntExact(count("s.asset = 'BQXY4'"));

        assertThat(all).isPositive();
        assertThat(indexScansOf("bqxy4", all)).isPositive();
    }

    @Test
    void twoCharactersAreFoundWithoutIt() {
        var reader = new SignalReader(database);

        assertThat(reader.page(filter("\\_"), null, false, 10)).isEmpty();
        assertThat(reader.page(filter("XY"), null, false, 10)).hasSize(10);
    }

    /// How often the index was asked while a page was read that holds so many signals.
    private static long indexScansOf(String text, int expected) {
        assumeThat(database.jdbc()
                        .sql("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")
                        .query(Long.class)
                        .single())
                .isOne();
        long before = scans();
        List<SignalRecord> found = database.inTransaction(() -> {
            List<SignalRecord> page = new SignalReader(database).page(filter(text), null, false, 500);
            database.jdbc()
                    .sql("SELECT pg_stat_force_next_flush()::text")
                    .query(String.class)
                    .single();
            return page;
        });
        assertThat(found).hasSize(expected);
        return scans() - before;
    }

    private static long scans() {
        return database.jdbc()
                .sql("SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'signals_words'")
                .query(Long.class)
                .single();
    }

    private static long count(String condition) {
        return database.jdbc()
                .sql("SELECT count(*) FROM tp_capital.signals s WHERE " + condition)
                .query(Long.class)
                .single();
    }

    private static SignalFilter filter(String text) {
        return new SignalFilter(null, List.of(), List.of(), List.of(), List.of(), null, text, null, null);
    }
}
