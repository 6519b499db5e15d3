package dev.tradingsystem.telegram.store.log;

import static dev.tradingsystem.telegram.store.log.Events.SENT;
import static dev.tradingsystem.telegram.store.log.Events.deleted;
import static dev.tradingsystem.telegram.store.log.Events.edited;
import static dev.tradingsystem.telegram.store.log.Events.posted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.mark.Marks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageLogIT {

    private static final long CHANNEL = -1001649127710L;
    private static StoreFixture store;

    private MessageLog log;
    private Lease lease;
    private long batch;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @BeforeEach
    void takeLease() {
        store.wipe();
        log = new MessageLog(store.database());
        lease = take("main", "one");
        batch = 0;
    }

    private static Lease take(String account, String holder) {
        return new WriterLease(store.database(), account, holder, Duration.ofMinutes(1))
                .take()
                .orElseThrow();
    }

    private Appended.Committed append(MessageEvent... events) {
        return (Appended.Committed) log.append(lease.fence(), ++batch, encoded(events));
    }

    private static List<EncodedEvent> encoded(MessageEvent... events) {
        return Stream.of(events).map(EncodedEvent::of).toList();
    }

    private List<Change> everything() {
        return new LogReader(store.database()).after("main", 0, 10_000);
    }

    @Test
    void numbersWhatIsNewWithoutGapAndNamesTheChangeBefore() {
        append(posted(CHANNEL, 1, "a"), posted(-5, 1, "b"), posted(CHANNEL, 2, "c"));
        append(posted(CHANNEL, 3, "d"));
        assertThat(everything()).extracting(Change::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(everything()).extracting(Change::prevSeq).containsExactly(0L, 0L, 1L, 3L);
    }

    @Test
    void answersWithWhatTheLogHolds() {
        var answered = new ArrayList<>(
                append(posted(CHANNEL, 1, "a"), posted(CHANNEL, 2, "b")).changes());
        answered.addAll(
                append(edited(CHANNEL, 1, "a2", SENT.plusSeconds(5)), deleted(CHANNEL, 2, MessageEvent.Cause.UPSTREAM))
                        .changes());
        assertThat(everything()).isEqualTo(answered);
        assertThat(answered).extracting(Change::version).containsExactly(1, 1, 2, 2);
        assertThat(answered.get(2).message().views()).isEqualTo(7);
        assertThat(answered.get(3).message().content().words()).isEqualTo("b");
    }

    @Test
    void aMessageSeenAgainIsNothingNew() {
        append(posted(CHANNEL, 1, "a"));
        Appended.Committed again = append(posted(CHANNEL, 1, "a"));
        assertThat(again.outcomes()).containsExactly(new Outcome.Known());
        assertThat(again.lastSeq()).isEqualTo(again.beforeSeq()).isEqualTo(1);
        assertThat(everything()).hasSize(1);
    }

    @Test
    void aRepeatedBatchIsAnsweredWithWhatItsFirstAttemptDid() {
        append(posted(CHANNEL, 1, "a"));
        List<EncodedEvent> events =
                encoded(posted(CHANNEL, 1, "a"), posted(CHANNEL, 2, "b"), edited(CHANNEL, 9, "x", SENT.plusSeconds(1)));
        Appended first = log.append(lease.fence(), 2, events);
        Appended second = log.append(lease.fence(), 2, events);
        assertThat(second).isEqualTo(first);
        assertThat(((Appended.Committed) second).outcomes().get(2)).isEqualTo(new Outcome.Missing());
        assertThat(everything()).hasSize(2);
    }

    @Test
    void anEditToBAndBackToAIsTwoVersions() {
        append(posted(CHANNEL, 1, "A"));
        append(edited(CHANNEL, 1, "B", SENT.plusSeconds(5)));
        append(edited(CHANNEL, 1, "A", SENT.plusSeconds(6)));
        assertThat(everything()).extracting(Change::version).containsExactly(1, 2, 3);
    }

    @Test
    void twoEditsInOneSecondAreTwoVersions() {
        append(posted(CHANNEL, 1, "A"));
        append(edited(CHANNEL, 1, "B", SENT.plusSeconds(5)));
        append(edited(CHANNEL, 1, "C", SENT.plusSeconds(5)));
        append(edited(CHANNEL, 1, "C", SENT.plusSeconds(5)));
        assertThat(everything()).extracting(Change::version).containsExactly(1, 2, 3);
    }

    @Test
    void anOlderEditChangesNothing() {
        append(posted(CHANNEL, 1, "new", SENT.plusSeconds(9), Origin.LIVE));
        append(posted(CHANNEL, 1, "old", SENT.plusSeconds(5), Origin.BACKFILL));
        append(posted(CHANNEL, 1, "oldest", null, Origin.BACKFILL));
        assertThat(everything()).hasSize(1);
    }

    @Test
    void anImportNeverMakesAnEditOfADifferentWording() {
        append(posted(CHANNEL, 1, "live text"));
        append(posted(CHANNEL, 1, "export text", null, Origin.IMPORT));
        append(posted(CHANNEL, 2, "export text", null, Origin.IMPORT));
        append(posted(CHANNEL, 2, "live text", null, Origin.BACKFILL));
        assertThat(everything()).hasSize(2);
        append(posted(CHANNEL, 2, "later", SENT.plusSeconds(4), Origin.IMPORT));
        assertThat(everything()).hasSize(3);
    }

    @Test
    void aDeletionIsRecordedOnceAndUndoneOnlyByHistory() {
        append(posted(CHANNEL, 1, "a"));
        append(deleted(CHANNEL, 1, MessageEvent.Cause.UPSTREAM));
        append(deleted(CHANNEL, 1, MessageEvent.Cause.UPSTREAM));
        append(posted(CHANNEL, 1, "a", null, Origin.IMPORT));
        assertThat(everything()).hasSize(2);
        append(posted(CHANNEL, 1, "a", null, Origin.AUDIT));
        assertThat(everything()).hasSize(3);
        assertThat(everything().getLast().kind()).isEqualTo(ChangeKind.EDITED);
        assertThat(everything().getLast().message().deletedAt()).isNull();
    }

    @Test
    void anOperatorsDeleteIsUndoneOnlyAfterHeTookItBack() {
        var marks = new Marks(store.database());
        append(posted(CHANNEL, 1, "a"));
        marks.hide(CHANNEL, 1, "operator", null);
        append(deleted(CHANNEL, 1, MessageEvent.Cause.OPERATOR));
        append(posted(CHANNEL, 1, "a", null, Origin.AUDIT));
        assertThat(everything()).hasSize(2);

        marks.restore(CHANNEL, 1);
        append(posted(CHANNEL, 1, "a", null, Origin.IMPORT));
        assertThat(everything()).hasSize(2);
        append(posted(CHANNEL, 1, "a", null, Origin.AUDIT));
        assertThat(everything()).hasSize(3);
        assertThat(everything().getLast().kind()).isEqualTo(ChangeKind.EDITED);
        assertThat(everything().getLast().message().deletedAt()).isNull();
    }

    @Test
    void editsAndDeletionsOfUnknownMessagesAreMissing() {
        Appended.Committed answer =
                append(edited(CHANNEL, 1, "x", SENT), deleted(CHANNEL, 2, MessageEvent.Cause.UPSTREAM));
        assertThat(answer.outcomes()).containsExactly(new Outcome.Missing(), new Outcome.Missing());
        assertThat(everything()).isEmpty();
    }

    @Test
    void keepsFourThousandFourByteCharacters() {
        String text = "😀".repeat(4096);
        append(posted(CHANNEL, 1, text));
        assertThat(everything().getFirst().message().content().words()).isEqualTo(text);
    }

    @Test
    void refusesNulAndHalfSurrogatesAndKeepsNothingOfTheBatch() {
        for (String bad : List.of("a\0b", "a\ud800b")) {
            Appended answer = log.append(lease.fence(), 1, encoded(posted(CHANNEL, 1, "a"), posted(CHANNEL, 2, bad)));
            assertThat(answer).isInstanceOf(Appended.Refused.class);
        }
        assertThat(everything()).isEmpty();
        log.reject(lease.fence(), EncodedEvent.of(posted(CHANNEL, 2, "a\ud800b")), "unreadable");
        assertThat(store.jdbc()
                        .sql("SELECT raw FROM telegram.rejected")
                        .query(String.class)
                        .single())
                .contains("a\\ud800b");
    }

    @Test
    void refusesAWriterWhoseLeaseWasTaken() {
        Fence old = lease.fence();
        store.jdbc().sql("UPDATE telegram.writer_lease SET expires_at = now()").update();
        Lease taken = take("main", "two");
        assertThat(taken.fence().number()).isEqualTo(old.number() + 1);
        assertThat(log.append(old, 1, encoded(posted(CHANNEL, 1, "a")))).isInstanceOf(Appended.StaleFence.class);
        assertThat(everything()).isEmpty();
    }

    @Test
    void twoAccountsShareOneNumberingWithoutGap() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> writers = new ArrayList<>();
            for (String account : List.of("left", "right")) {
                writers.add(threads.submit(() -> writeBatches(account)));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
        assertThat(store.jdbc()
                        .sql("SELECT seq FROM telegram.log ORDER BY seq")
                        .query(Long.class)
                        .list())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_000).boxed().toList());
        assertThat(store.jdbc().sql("""
                        SELECT count(*) FROM (SELECT prev, lag(seq, 1, 0::bigint) OVER (PARTITION BY channel_id ORDER BY seq) AS truth
                                                FROM telegram.log) l
                         WHERE l.prev <> l.truth
                        """).query(Long.class).single()).isZero();
    }

    private static void writeBatches(String account) {
        Lease own = take(account, account);
        var writer = new MessageLog(store.database());
        long channelId = account.hashCode();
        for (int number = 1; number <= 50; number++) {
            int first = (number - 1) * 20 + 1;
            List<EncodedEvent> events = IntStream.range(first, first + 20)
                    .mapToObj(id -> EncodedEvent.of(posted(channelId - id % 3, id, "text " + id)))
                    .toList();
            assertThat(writer.append(own.fence(), number, events)).isInstanceOf(Appended.Committed.class);
        }
    }
}
