package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BoardTests {

    private static final Instant NOON = Instant.parse("2025-10-20T15:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private final Board board = new Board(
            ZONE, List.of(), LongStream.iterate(1, id -> id + 1).boxed().iterator());
    private long messages;

    @Test
    void anOrderOpensUnlessItIsHistory() {
        assertThat(add(NOON, order("30")).status()).isEqualTo(Status.OPEN);
        assertThat(board.add(source(NOON, true), 1, order("31")).status()).isEqualTo(Status.HISTORIC);
        assertThat(board.events()).containsExactly(SignalEvent.OPENED, SignalEvent.HISTORIC);
    }

    @Test
    void theSameOrderIsADuplicateWhileTheFirstIsFollowed() {
        Standing first = add(NOON, order("30"));
        Standing second = add(NOON.plus(Duration.ofDays(30)), order("30"));
        Standing third = add(NOON.plus(Duration.ofDays(31)), order("30"));

        assertThat(second.fate()).isEqualTo(new Standing.Fate(Status.DUPLICATE, null, first.id()));
        assertThat(third.fate().duplicateOf()).isEqualTo(first.id());
    }

    @Test
    void theSameOrderIsADuplicateForAWeekAfterTheFirstWasDone() {
        Standing first = add(NOON, order("30"));
        tell(first, NOON.plusSeconds(60), Status.STOPPED);

        assertThat(add(NOON.plus(Duration.ofDays(7)).minusSeconds(1), order("30"))
                        .status())
                .isEqualTo(Status.DUPLICATE);
        assertThat(add(NOON.plus(Duration.ofDays(15)), order("30")).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void whatWasTakenBackIsNoFirst() {
        Standing first = add(NOON, order("30"));
        board.withdraw(source(NOON, false), first, SignalEvent.DELETED);
        Standing cancelled = add(NOON, order("31"));
        tell(cancelled, NOON, Status.CANCELLED);

        assertThat(add(NOON, order("30")).status()).isEqualTo(Status.OPEN);
        assertThat(add(NOON, order("31")).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aChangedOrderReplacesTheOneBeforeItWithinAnHour() {
        Standing early = add(NOON.minusSeconds(3_600), order("29"));
        Standing before = add(NOON.minusSeconds(3_599), sell("30"));
        assertThat(early.status()).isEqualTo(Status.OPEN);

        add(NOON, order("31"));
        assertThat(early.status()).as("an hour ago").isEqualTo(Status.OPEN);
        assertThat(before.status()).as("the other side").isEqualTo(Status.OPEN);
        add(NOON.plusSeconds(1), sell("31"));
        assertThat(before.status()).as("an hour ago").isEqualTo(Status.OPEN);
        Standing last = add(NOON.plusSeconds(2), order("32"));
        assertThat(board.ofMessage(3).getFirst().status()).isEqualTo(Status.SUPERSEDED);
        assertThat(last.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aCorrectionReachesBackADay() {
        Standing old = add(NOON.minus(Duration.ofDays(1)), order("29"));
        Standing first = add(NOON.minus(Duration.ofHours(23)), order("30"));

        add(NOON, correction("31"));

        assertThat(first.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(old.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void anOrderLivesToTheEndOfItsLastDayWhereItsChannelLives() {
        Standing standing = add(NOON, until("2025-10-20"));

        assertThat(standing.isLiveAt(Instant.parse("2025-10-21T02:59:59Z"))).isTrue();
        assertThat(standing.isLiveAt(Instant.parse("2025-10-21T03:00:00Z"))).isFalse();
        tell(standing, NOON, Status.FILLED);
        assertThat(standing.isLiveAt(Instant.parse("2025-12-01T00:00:00Z"))).isTrue();
    }

    @Test
    void newsIsJudgedByTheTimeItWasSentNotByWhoNoticedTheEndFirst() {
        Standing noticed = add(NOON, until("2025-10-20"));
        noticed.become(Standing.Fate.of(Status.EXPIRED));

        tell(noticed, Instant.parse("2025-10-21T04:00:00Z"), Status.STOPPED);
        assertThat(noticed.status()).isEqualTo(Status.EXPIRED);
        tell(noticed, Instant.parse("2025-10-21T02:00:00Z"), Status.CANCELLED);
        assertThat(noticed.fate()).isEqualTo(new Standing.Fate(Status.CANCELLED, Status.OPEN, null));
    }

    @Test
    void anEditThatSaysTheSameIsNoState() {
        Standing standing = add(NOON, order("30"));

        board.change(source(1, NOON, false), standing, order("30.0"));
        assertThat(standing.states()).hasSize(1);
        board.change(source(1, NOON, false), standing, order("30.5"));
        assertThat(standing.states()).extracting(Standing.State::number).containsExactly(1, 2);
        assertThat(board.events()).containsExactly(SignalEvent.OPENED, SignalEvent.CHANGED);
    }

    @Test
    void aDuplicateThatIsEditedIsAnOrderOfItsOwn() {
        add(NOON, order("30"));
        Standing second = add(NOON, order("30"));

        board.change(source(2, NOON, false), second, order("30"));
        assertThat(second.status()).isEqualTo(Status.DUPLICATE);
        board.change(source(2, NOON, false), second, order("31"));
        assertThat(second.fate()).isEqualTo(Standing.Fate.of(Status.OPEN));
    }

    @Test
    void anExpiredOrderIsOpenAgainWhenItsDayIsMoved() {
        Standing standing = add(NOON, until("2025-10-20"));
        standing.become(Standing.Fate.of(Status.EXPIRED));

        board.change(source(1, NOON, false), standing, until("2025-10-20"));
        assertThat(standing.status()).isEqualTo(Status.EXPIRED);
        board.change(source(1, NOON, false), standing, until("2025-10-27"));
        assertThat(standing.status()).isEqualTo(Status.OPEN);
    }

    @Test
    void whatComesBackIsWhatItWas() {
        Standing filled = add(NOON, order("30"));
        tell(filled, NOON, Status.FILLED);
        board.withdraw(source(NOON, false), filled, SignalEvent.DELETED);
        Standing open = add(NOON, sell("31"));
        board.withdraw(source(NOON, false), open, SignalEvent.DELETED);
        Standing old = add(NOON, order("50"));
        board.withdraw(source(NOON, false), old, SignalEvent.DELETED);

        board.change(source(1, NOON, false), filled, order("30"));
        board.change(source(2, NOON, false), open, sell("31"));
        board.change(source(3, NOON, true), old, order("50"));
        assertThat(filled.status()).isEqualTo(Status.FILLED);
        assertThat(open.status()).isEqualTo(Status.OPEN);
        assertThat(old.status()).isEqualTo(Status.HISTORIC);
    }

    @Test
    void aCancelledOrderStaysCancelledWhateverItsMessageSays() {
        Standing standing = add(NOON, order("30"));
        tell(standing, NOON, Status.CANCELLED);

        board.change(source(1, NOON, false), standing, order("31"));

        assertThat(standing.fate()).isEqualTo(new Standing.Fate(Status.CANCELLED, Status.OPEN, null));
    }

    @Test
    void whoRepeatedAnOrderThatIsGoneTakesItsPlace() {
        Standing first = add(NOON, order("30"));
        Standing second = add(NOON.plusSeconds(1), order("30"));
        Standing third = add(NOON.plusSeconds(2), order("30"));

        board.withdraw(source(NOON, false), first, SignalEvent.DELETED);
        board.withdraw(source(NOON, false), first, SignalEvent.DELETED);

        assertThat(first.fate()).isEqualTo(new Standing.Fate(Status.WITHDRAWN, Status.OPEN, null));
        assertThat(second.fate()).isEqualTo(Standing.Fate.of(Status.OPEN));
        assertThat(third.fate()).isEqualTo(new Standing.Fate(Status.DUPLICATE, null, second.id()));
        assertThat(board.events()).filteredOn(SignalEvent.DELETED::equals).hasSize(1);
    }

    @Test
    void nobodyTakesThePlaceOfWhatWasDone() {
        Standing first = add(NOON, order("30"));
        Standing second = add(NOON, order("30"));
        tell(first, NOON, Status.CLOSED);

        board.withdraw(source(NOON, false), first, SignalEvent.WITHDRAWN);

        assertThat(second.status()).isEqualTo(Status.DUPLICATE);
    }

    @Test
    void onlyARepetitionThatStillStandsTakesAPlace() {
        Standing first = add(NOON, order("30"));
        Standing gone = add(NOON.plusSeconds(1), order("30"));
        add(NOON, sell("31"));
        Standing another = add(NOON.plusSeconds(1), sell("31"));
        board.withdraw(source(2, NOON, false), gone, SignalEvent.DELETED);

        board.withdraw(source(1, NOON, false), first, SignalEvent.DELETED);

        assertThat(gone.status()).isEqualTo(Status.WITHDRAWN);
        assertThat(another.status()).isEqualTo(Status.DUPLICATE);
    }

    @Test
    void aMessageDoesNotRepeatItself() {
        Source message = source(NOON, false);

        assertThat(board.add(message, 1, order("30")).status()).isEqualTo(Status.OPEN);
        assertThat(board.add(message, 2, order("30")).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void onlyWhatChangedIsWritten() {
        var row = new Standing.Row(
                7,
                1,
                1,
                NOON,
                new Standing.Order("PETR4", "buy", "00", null),
                Standing.Fate.of(Status.OPEN),
                Source.PARSER,
                1,
                Set.of(3L));
        Standing stored = Standing.stored(row);

        assertThat(stored.isStored()).isTrue();
        assertThat(stored.isTouched()).isFalse();
        assertThat(stored.wasToldBy(3)).isTrue();
        assertThat(stored.wasToldBy(4)).isFalse();
        tell(stored, NOON, Status.FILLED);
        assertThat(stored.isTouched()).isTrue();
        assertThat(stored.wasToldBy(99)).isTrue();
        Standing added = add(NOON, order("30"));
        assertThat(added.isStored()).isFalse();
        assertThat(added.isTouched()).isTrue();
    }

    private Standing add(Instant sentAt, Signal signal) {
        return board.add(source(sentAt, false), 1, signal);
    }

    private void tell(Standing target, Instant at, Status next) {
        var news = new Board.News(target.id(), source(99, at, false), 1, "update", List.of(), "{}");
        board.tell(target, news, next);
    }

    private Source source(Instant sentAt, boolean historic) {
        return source(++messages, sentAt, historic);
    }

    private static Source source(long messageId, Instant sentAt, boolean historic) {
        return new Source(-1, messageId, 1, messageId, sentAt, historic, "", 1, Source.PARSER);
    }

    private static Signal order(String entry) {
        return signal(Side.BUY, entry, null, false);
    }

    private static Signal sell(String entry) {
        return signal(Side.SELL, entry, null, false);
    }

    private static Signal correction(String entry) {
        return signal(Side.BUY, entry, null, true);
    }

    private static Signal until(String day) {
        return signal(Side.BUY, "30", LocalDate.parse(day), false);
    }

    private static Signal signal(Side side, String entry, @Nullable LocalDate until, boolean correction) {
        var price = new BigDecimal(entry);
        return new Signal(
                new Asset("PETR4", AssetClass.STOCK),
                side,
                null,
                new Entry(price, price, false),
                List.of(),
                null,
                null,
                until,
                "BRL",
                correction,
                Set.of(),
                Spans.NONE);
    }
}
