package dev.tradingsystem.telegram.store.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.consumer.StageTimes.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumerReportsIT {

    private static final Instant PARSED = Instant.parse("2025-10-28T13:02:11.417Z");
    private static StoreFixture store;

    private ConsumerReports reports;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void empty() {
        store.wipe();
        reports = new ConsumerReports(store.database());
    }

    @Test
    void offsetsOnlyGrow() {
        reports.report("tp-capital", Map.of(-100L, 7L, -200L, 3L), List.of());
        reports.report("tp-capital", Map.of(-100L, 5L, -200L, 9L), List.of());

        assertThat(offset(-100)).isEqualTo(7);
        assertThat(offset(-200)).isEqualTo(9);
        assertThat(count("SELECT count(*) FROM telegram.consumer WHERE name = 'tp-capital' AND managed"))
                .isOne();
    }

    @Test
    void marksKeepTheTimesTheyHave() {
        reports.report("tp-capital", Map.of(), List.of(mark(Outcome.FAILED, "timeout", 1, null)));
        reports.report("tp-capital", Map.of(), List.of(mark(Outcome.PROCESSED, null, 2, PARSED.plusMillis(9))));

        assertThat(count("""
                        SELECT count(*) FROM telegram.consumer_mark
                         WHERE outcome = 'processed' AND reason IS NULL AND attempts = 2
                           AND parsed_at = '2025-10-28 13:02:11.417+00' AND stored_at = '2025-10-28 13:02:11.426+00'
                           AND acked_at IS NULL
                        """)).isOne();
    }

    @Test
    void theLastOfTwoMarksOfOneVersionCounts() {
        reports.report(
                "tp-capital",
                Map.of(-100L, 7L),
                List.of(mark(Outcome.FAILED, "timeout", 1, null), mark(Outcome.PARKED, "poison", 3, null)));

        assertThat(count("SELECT count(*) FROM telegram.consumer_mark WHERE outcome = 'parked' AND attempts = 3"))
                .isOne();
    }

    @Test
    void anEmptyReportWritesNothing() {
        reports.report("tp-capital", Map.of(), List.of());

        assertThat(count("SELECT count(*) FROM telegram.consumer")).isZero();
    }

    private static StageTimes mark(Outcome outcome, @Nullable String reason, int attempts, @Nullable Instant storedAt) {
        return new StageTimes(-100, 5832, 1, outcome, reason, attempts, PARSED, storedAt, null);
    }

    private static long offset(long channelId) {
        return store.jdbc()
                .sql("SELECT seq FROM telegram.consumer_offset WHERE channel_id = ?")
                .param(channelId)
                .query(Long.class)
                .single();
    }

    private static long count(String sql) {
        return store.jdbc().sql(sql).query(Long.class).single();
    }
}
