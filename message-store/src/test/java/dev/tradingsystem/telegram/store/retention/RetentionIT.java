package dev.tradingsystem.telegram.store.retention;

import static dev.tradingsystem.telegram.store.retention.OldAndNew.CHANNEL;
import static dev.tradingsystem.telegram.store.retention.OldAndNew.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.log.Outcome;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/// Promise: what is older than the retention goes, nothing else, and never half a message.
class RetentionIT {

    private static final Instant CUT_OFF = NOW.minus(Duration.ofDays(90));

    private static StoreFixture store;

    private OldAndNew data;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        data = new OldAndNew(store);
    }

    @Test
    void dropsWhatIsOlderAndNothingElse() throws InterruptedException {
        data.fill(120, Duration.ofDays(1)); // message 30 is 90 days and an hour old
        data.append(List.of(OldAndNew.edited(10, NOW), OldAndNew.edited(31, NOW)));

        Dropped dropped = run(data.fence());

        assertThat(dropped).isEqualTo(new Dropped(30, 30, 0, 0, 31));
        assertThat(data.ids("SELECT message_id FROM telegram.messages ORDER BY 1"))
                .isEqualTo(numbers(31, 120));
        assertThat(data.ids("SELECT seq FROM telegram.log ORDER BY 1")).isEqualTo(numbers(31, 122));
        assertThat(data.broken()).isZero();
        assertThat(new Versions(store.database()).of(CHANNEL, 31)).hasSize(2);
        assertThat(new Versions(store.database()).of(CHANNEL, 10)).isEmpty();
        assertThat(run(data.fence())).isEqualTo(new Dropped(0, 0, 0, 0, 31));
    }

    @Test
    void leavesAReaderTheFloorAndAWholeLogAboveIt() throws InterruptedException {
        data.fill(120, Duration.ofDays(1));

        run(data.fence());

        var changes = new Changes(store.database());
        assertThat(changes.bounds()).isEqualTo(new Changes.Bounds(120, 31));
        List<Change> kept = changes.after(CHANNEL, 30, 1_000);
        assertThat(kept).extracting(Change::seq).isEqualTo(numbers(31, 120));
        assertThat(kept).extracting(Change::prevSeq).isEqualTo(numbers(30, 119));
    }

    @Test
    void keepsTheLogOfMessagesThatCameLate() throws InterruptedException {
        data.fill(20, Duration.ofDays(1));
        data.append(List.of(OldAndNew.posted(1_000, CUT_OFF.minusSeconds(60)))); // recorded now

        Dropped dropped = run(data.fence());

        assertThat(dropped).isEqualTo(new Dropped(1, 0, 0, 0, 1));
        assertThat(data.number("SELECT count(*) FROM telegram.log")).isEqualTo(21);
    }

    @Test
    void dropsAllOfALogThatIsSilentSince() throws InterruptedException {
        data.fill(120, Duration.ofDays(1));

        assertThat(run(data.fence(), NOW)).isEqualTo(new Dropped(120, 120, 0, 0, 121));
        assertThat(data.append(List.of(OldAndNew.posted(121, NOW)))).hasSize(1);
        assertThat(data.number("SELECT prev FROM telegram.log")).isEqualTo(120);
    }

    @Test
    void goesOnAboveNumbersThatARestoreLeftOut() throws InterruptedException {
        data.fill(100, Duration.ofDays(1));
        store.jdbc().sql("UPDATE telegram.log_head SET seq = seq + 1000000000").update();
        data.append(List.of(OldAndNew.posted(101, NOW)));

        assertThat(run(data.fence())).isEqualTo(new Dropped(10, 10, 0, 0, 11));
        assertThat(run(data.fence(), NOW).changes()).isEqualTo(90);
        assertThat(data.number("SELECT floor FROM telegram.log_head")).isBetween(101L, 1_000_000_101L);
    }

    @Test
    void movesTheStartOfCoverageWithTheMessages() throws InterruptedException {
        data.fill(120, Duration.ofDays(1));
        store.jdbc()
                .sql("DELETE FROM telegram.message_key WHERE message_id IN (5, 6, 40, 41)")
                .update();
        store.jdbc()
                .sql("DELETE FROM telegram.messages WHERE message_id IN (5, 6, 40, 41)")
                .update();
        var ledger = new CoverageLedger(store.database());
        ledger.prove(CHANNEL, List.of(5L, 40L), Verdict.SERVICE, CoverageLedger.By.HISTORY);
        ledger.prove(CHANNEL, List.of(6L, 41L), Verdict.DELETED, CoverageLedger.By.HISTORY);

        run(data.fence());

        assertThat(store.jdbc()
                        .sql("SELECT start_id, latest_id, stored, deleted, service, unknown"
                                + " FROM telegram_v1.channel_coverage")
                        .query((row, _) -> List.of(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                        .single())
                .containsExactly(31L, 120L, 88L, 1L, 1L, 0L);
        assertThat(data.ids("SELECT from_id FROM telegram.coverage ORDER BY 1")).containsExactly(40L, 41L);
    }

    @Test
    void leavesNothingBehindThatWasSaidOfThem() throws InterruptedException {
        data.fill(120, Duration.ofDays(1));
        for (long id : List.of(3L, 100L)) {
            for (String said : List.of(
                    "INSERT INTO telegram.hidden (channel_id, message_id, hidden_by) VALUES (:c, :m, 'somebody')",
                    "INSERT INTO telegram.reprocess_request (channel_id, message_id, consumer, requested_by)"
                            + " VALUES (:c, :m, 'a', 'somebody')",
                    "INSERT INTO telegram.consumer_mark (consumer, channel_id, message_id, version, outcome)"
                            + " VALUES ('a', :c, :m, 1, 'processed'), ('b', :c, :m, 1, 'failed')",
                    "INSERT INTO telegram.rejected (account, channel_id, message_id, reason, raw)"
                            + " VALUES ('main', :c, :m, 'bad', '{}')")) {
                store.jdbc().sql(said).param("c", CHANNEL).param("m", id).update();
            }
        }

        run(data.fence());

        for (String table : List.of("hidden", "reprocess_request", "consumer_mark", "rejected")) {
            assertThat(data.ids("SELECT DISTINCT message_id FROM telegram." + table))
                    .containsExactly(100L);
        }
        long revision = data.number("SELECT revision FROM telegram.mark_revision");
        run(data.fence(), NOW.minus(Duration.ofDays(60)));
        assertThat(data.number("SELECT revision FROM telegram.mark_revision")).isEqualTo(revision);
    }

    @Test
    void dropsNothingForAStaleFence() throws InterruptedException {
        data.fill(120, Duration.ofDays(1));
        var stale = new RetentionRun(
                store.database(), new Fence("main", data.fence().number() - 1), () -> true);

        assertThat(stale.drop(CUT_OFF)).isFalse();
        assertThat(stale.dropped()).isEqualTo(new Dropped(0, 0, 0, 0, 0));
        assertThat(data.number("SELECT count(*) FROM telegram.messages")).isEqualTo(120);
    }

    @Test
    void goesOnAfterItWasStopped() throws InterruptedException {
        data.fill(2_000, Duration.ofHours(2));
        var asked = new AtomicInteger();
        var first = new RetentionRun(store.database(), data.fence(), () -> asked.incrementAndGet() <= 2);

        assertThat(first.drop(CUT_OFF)).isFalse();
        assertThat(first.dropped().messages()).isPositive().isLessThan(920);
        assertThat(data.broken()).isZero();

        Dropped rest = run(data.fence());
        assertThat(first.dropped().messages() + rest.messages()).isEqualTo(920);
        assertThat(rest.changes()).isEqualTo(920);
    }

    @Test
    void leavesAllWholeWhenItsConnectionIsKilledInTheMiddleOfASlice() throws InterruptedException {
        data.fill(200, Duration.ofDays(1));
        store.jdbc().sql("""
                CREATE FUNCTION pg_temp_kill() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM pg_terminate_backend(pg_backend_pid());
                  PERFORM pg_sleep(5);
                  RETURN NULL;
                END $$
                """).update();
        store.jdbc().sql("""
                CREATE TRIGGER kill AFTER DELETE ON telegram.messages
                   FOR EACH STATEMENT EXECUTE FUNCTION pg_temp_kill()
                """).update();

        assertThatThrownBy(() -> run(data.fence())).isInstanceOf(DataAccessException.class);
        store.jdbc().sql("DROP FUNCTION pg_temp_kill CASCADE").update();
        assertThat(data.number("SELECT count(*) FROM telegram.messages")).isEqualTo(200);
        assertThat(data.broken()).isZero();

        assertThat(run(data.fence())).isEqualTo(new Dropped(110, 110, 0, 0, 111));
    }

    @Test
    void letsLiveMessagesPass() throws Exception {
        data.fill(6_000, Duration.ofHours(1));
        var over = new AtomicBoolean();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var live = threads.submit(appendsUntil(over));
            Dropped dropped = run(data.fence());
            over.set(true);
            List<Long> took = live.get();

            assertThat(dropped.messages()).isEqualTo(6_000 - 90 * 24);
            assertThat(data.broken()).isZero();
            assertThat(data.number("SELECT count(*) FROM telegram.messages")).isEqualTo(90 * 24 + took.size());
            assertThat(took).hasSizeGreaterThan(10).allMatch(millis -> millis < 1_000);
        }
    }

    /// Appends a new message and edits of old ones, one batch after another; how long each took.
    private Callable<List<Long>> appendsUntil(AtomicBoolean over) {
        return () -> {
            var took = new ArrayList<Long>();
            for (long id = 10_000; !over.get(); id++) {
                long begun = System.nanoTime();
                List<Outcome> outcomes = data.append(List.of(
                        OldAndNew.posted(id, NOW),
                        OldAndNew.edited(id % 3_800 + 1, NOW.plusSeconds(id)),
                        OldAndNew.edited(5_999, NOW.plusSeconds(id))));
                took.add(Duration.ofNanos(System.nanoTime() - begun).toMillis());
                assertThat(outcomes).hasSize(3);
            }
            return took;
        };
    }

    private static Dropped run(Fence fence) throws InterruptedException {
        return run(fence, CUT_OFF);
    }

    private static Dropped run(Fence fence, Instant cutOff) throws InterruptedException {
        var run = new RetentionRun(store.database(), fence, () -> true);
        assertThat(run.drop(cutOff)).isTrue();
        return run.dropped();
    }

    private static List<Long> numbers(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }
}
