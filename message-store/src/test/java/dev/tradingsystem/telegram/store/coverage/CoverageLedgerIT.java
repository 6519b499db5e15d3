package dev.tradingsystem.telegram.store.coverage;

import static dev.tradingsystem.telegram.store.log.Events.deleted;
import static dev.tradingsystem.telegram.store.log.Events.edited;
import static dev.tradingsystem.telegram.store.log.Events.posted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.channel.ChannelFacts;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.channel.Discovered;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.Events;
import dev.tradingsystem.telegram.store.log.MessageLog;
import dev.tradingsystem.telegram.store.read.Coverage;
import dev.tradingsystem.telegram.store.read.CoverageCounts;
import dev.tradingsystem.telegram.store.read.VerdictRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CoverageLedgerIT {

    private static final long CHANNEL = -1_000_000_000_555L;
    private static final Instant NOW = Instant.parse("2025-10-28T14:00:00Z");

    private static StoreFixture store;
    private static CoverageLedger ledger;
    private static ChannelStates states;
    private static Coverage coverage;
    private static RowRepair repair;

    private Fence fence = new Fence("main", 0);
    private long batch;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
        ledger = new CoverageLedger(store.database());
        states = new ChannelStates(store.database());
        coverage = new Coverage(store.database());
        repair = new RowRepair(store.database());
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void wipe() {
        store.wipe();
        fence = new WriterLease(store.database(), "main", "test", Duration.ofHours(1))
                .take()
                .orElseThrow()
                .fence();
        batch = 0;
        new ChannelRecords(store.database()).watch("main", CHANNEL);
    }

    private void append(List<? extends MessageEvent> events) {
        batch++;
        assertThat(new MessageLog(store.database())
                        .append(
                                fence,
                                batch,
                                events.stream().map(EncodedEvent::of).toList()))
                .isInstanceOf(Appended.Committed.class);
    }

    private void appendPosts(long from, long to) {
        append(LongStream.rangeClosed(from, to)
                .mapToObj(id -> posted(CHANNEL, id, "message " + id))
                .toList());
    }

    private static CoverageCounts counts() {
        return coverage.counts(CHANNEL).orElseThrow();
    }

    private String rows() {
        return store.jdbc()
                .sql("SELECT string_agg(m::text, '|' ORDER BY m.message_id) FROM telegram.messages m")
                .query(String.class)
                .single();
    }

    @Test
    void tellsHowAndWhenEachVerdictWasLearnt() {
        append(List.of(posted(CHANNEL, 1, "one"), posted(CHANNEL, 2, "two")));
        ledger.settle(new AnswerProof(
                CHANNEL, new IdRange(1, 5), List.of(1L, 2L, 4L), List.of(4L), CoverageLedger.By.HISTORY, 2));

        List<VerdictRun> runs =
                coverage.runs(CHANNEL, new IdRange(1, 5), Set.of(), 10).runs();

        assertThat(runs)
                .extracting(VerdictRun::fromId, VerdictRun::toId, VerdictRun::verdict, VerdictRun::by)
                .containsExactly(
                        tuple(1L, 2L, Verdict.STORED, CoverageLedger.By.LIVE),
                        tuple(3L, 3L, Verdict.DELETED, CoverageLedger.By.HISTORY),
                        tuple(4L, 4L, Verdict.SERVICE, CoverageLedger.By.HISTORY),
                        tuple(5L, 5L, Verdict.DELETED, CoverageLedger.By.HISTORY));
        assertThat(runs).extracting(VerdictRun::provedAt).doesNotContainNull();
        assertThat(coverage.runs(CHANNEL, new IdRange(1, 5), Set.of(Verdict.DELETED), 1)
                        .nextId())
                .isEqualTo(5);
    }

    @Test
    void aMessageStoredAfterTheQuestionDidNotVanish() {
        appendPosts(1, 2);
        long before = ledger.head();
        appendPosts(3, 3);

        Settled settled = ledger.settle(
                new AnswerProof(CHANNEL, new IdRange(1, 3), List.of(1L), List.of(), CoverageLedger.By.HISTORY, before));

        assertThat(settled.vanished()).containsExactly(2L);
        assertThat(counts().stored()).isEqualTo(3);
    }

    @Test
    void nothingCanBeProvedToBeStoredOrUnknown() {
        for (Verdict verdict : List.of(Verdict.STORED, Verdict.UNKNOWN)) {
            assertThatThrownBy(() -> ledger.prove(CHANNEL, List.of(1L), verdict, CoverageLedger.By.LIVE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void rowsComeBackFromTheLogAsTheyWere() {
        appendPosts(1, 40);
        append(List.of(edited(CHANNEL, 7, "seven, edited", Events.SENT.plusSeconds(60))));
        append(List.of(deleted(CHANNEL, 8, MessageEvent.Cause.UPSTREAM)));
        String before = rows();
        store.jdbc()
                .sql("DELETE FROM telegram.messages WHERE message_id BETWEEN 5 AND 30")
                .update();

        RowRepair.Restored restored = repair.fromLog(CHANNEL, new IdRange(1, 40));

        assertThat(restored).isEqualTo(new RowRepair.Restored(26, List.of()));
        assertThat(rows()).isEqualTo(before);
        assertThat(ledger.head()).isEqualTo(42);
        assertThat(repair.fromLog(CHANNEL, new IdRange(1, 40)).restored()).isZero();
    }

    @Test
    void whatTheLogHasLostComesBackFromHistoryUnderItsOldVersion() {
        var message = posted(CHANNEL, 3, "three").message();
        appendPosts(1, 5);
        store.jdbc().sql("DELETE FROM telegram.messages WHERE message_id = 3").update();
        store.jdbc().sql("DELETE FROM telegram.log WHERE message_id = 3").update();

        assertThat(repair.fromLog(CHANNEL, new IdRange(1, 5))).isEqualTo(new RowRepair.Restored(0, List.of(3L)));
        var changed = posted(CHANNEL, 3, "other", Events.SENT.plusSeconds(9), Origin.AUDIT)
                .message();
        assertThat(repair.fromHistory("main", CHANNEL, List.of(changed))).isZero();
        assertThat(repair.fromHistory("main", CHANNEL, List.of(message))).isEqualTo(1);
        assertThat(store.jdbc()
                        .sql(
                                "SELECT version || ' ' || seq || ' ' || (body ->> 'text') FROM telegram.messages WHERE message_id = 3")
                        .query(String.class)
                        .single())
                .isEqualTo("1 3 three");
    }

    @Test
    void retentionMovesTheStartAndNothingBelowCounts() {
        appendPosts(1, 10);
        store.jdbc()
                .sql("UPDATE telegram.message_key SET sent_at = sent_at - interval '90 days' WHERE message_id <= 4")
                .update();

        assertThat(ledger.expire(CHANNEL, Events.SENT.minus(Duration.ofDays(30))))
                .isTrue();
        assertThat(ledger.expire(CHANNEL, Events.SENT.minus(Duration.ofDays(30))))
                .isFalse();

        assertThat(counts().startId()).isEqualTo(5);
        assertThat(counts().stored()).isEqualTo(6);
        assertThat(counts().isComplete()).isTrue();
    }

    @Test
    void remembersSinceWhenIdsAreUnknown() {
        appendPosts(1, 1);
        appendPosts(5, 5);
        states.observed(CHANNEL, 2, 5, NOW);
        states.observed(CHANNEL, 3, 9, NOW.plusSeconds(60));
        assertThat(counts().unknownSince()).isEqualTo(NOW);
        states.observed(CHANNEL, 6, 9, NOW.plusSeconds(90));
        assertThat(counts().unknownSince()).isEqualTo(NOW.plusSeconds(90));
        states.observed(CHANNEL, 0, 9, NOW.plusSeconds(99));
        assertThat(counts().unknownSince()).isNull();
    }

    @Test
    void remembersWhereToBeginAndHowFarASweepIs() {
        for (Begin begin : List.of(new Begin.All(), new Begin.None(), new Begin.Last(7), new Begin.Since(NOW))) {
            states.begin(CHANNEL, begin);
            assertThat(states.find(CHANNEL)).map(ChannelState::begin).contains(begin);
        }
        states.begin(CHANNEL, null);
        states.latest(CHANNEL, 9);
        states.latest(CHANNEL, 4);
        states.alive(List.of(CHANNEL), NOW);
        states.audited(CHANNEL, NOW.plusSeconds(1));
        states.sweep(CHANNEL, 6, NOW);
        assertThat(states.find(CHANNEL))
                .contains(new ChannelState(CHANNEL, 1, 9, 0, null, NOW, NOW.plusSeconds(1), 6L, null));
        states.swept(CHANNEL, NOW);
        assertThat(states.find(CHANNEL)).map(ChannelState::sweptAt).contains(NOW);
        assertThat(states.find(CHANNEL)).map(ChannelState::sweepId).isEmpty();
        assertThat(states.find(1)).isEmpty();
    }

    @Test
    void keepsWhatTelegramSaysOfChannels() {
        var facts = new ChannelFacts(store.database());

        assertThat(facts.describe("main", CHANNEL, "News", null, 42, "channel")).isTrue();
        assertThat(facts.describe("main", CHANNEL, "News", null, null, "channel"))
                .isFalse();
        assertThat(facts.lost("main", CHANNEL, "banned", NOW)).isTrue();
        assertThat(facts.lost("main", CHANNEL, "banned", NOW.plusSeconds(5))).isFalse();
        assertThat(facts.lostOnes("main")).containsExactly(CHANNEL);
        assertThat(facts.regained("main", CHANNEL)).isTrue();
        assertThat(facts.regained("main", CHANNEL)).isFalse();
        var news = new Discovered(CHANNEL, "News", "news", 42, "channel", null, true, NOW);
        var friends = new Discovered(-7, "friends", null, null, "group", "a basic group", false, NOW);
        facts.found("main", List.of(news, friends), NOW);
        assertThat(facts.lastFound("main")).containsExactly(friends, news);
        facts.found("main", List.of(news), NOW);
        assertThat(facts.lastFound("main")).containsExactly(news);
    }
}
