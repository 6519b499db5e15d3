package dev.tradingsystem.telegram.tpcapital.signal;

import static dev.tradingsystem.telegram.tpcapital.Texts.CANONICAL;
import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static dev.tradingsystem.telegram.tpcapital.signal.Posts.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.Databases;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// What the desk makes of changes, against a real database. One class over the usual length,
/// because all of it shares that database.
class SignalDeskIT {

    private static final int TRIES = 4;

    private static Databases databases;

    private final Posts posts = new Posts();
    private SignalDesk desk;
    private Offsets offsets;
    private SignalBook book;

    @BeforeAll
    static void start() {
        databases = Databases.start();
    }

    @AfterAll
    static void stop() {
        if (databases != null) {
            databases.close();
        }
    }

    @BeforeEach
    void makeDesk() {
        databases.wipe();
        var wired = new Desk(databases.signals());
        offsets = wired.offsets;
        book = wired.book;
        desk = wired.desk;
    }

    @Test
    void keepsTheCanonicalOrderExactly() {
        take(posts.posted(5832, CANONICAL));

        StoredSignal signal = signal(5832);
        assertThat(signal.asset()).isEqualTo(new Asset("BOVAW32", AssetClass.OPTION));
        assertThat(signal.entry().min()).isEqualByComparingTo("1.04");
        assertThat(signal.entry().max()).isEqualByComparingTo("1.06");
        assertThat(signal.targets())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("1.15"), new BigDecimal("2.15"));
        assertThat(signal.targetFinal()).isEqualByComparingTo("3.5");
        assertThat(signal.stop()).isEqualByComparingTo("0.7");
        assertThat(signal.status()).isEqualTo(Status.OPEN);
        assertThat(signal.complete()).isTrue();
        assertThat(offsets.of(CHANNEL)).isEqualTo(1);
    }

    @Test
    void redeliveryChangesNothing() {
        // given
        Change change = posts.posted(1, CANONICAL);
        take(change);
        moveOffsetBack();
        // when
        List<Outcome> again = take(change);
        // then
        assertThat(again).extracting(Outcome::result).containsExactly(Outcome.Result.KNOWN);
        assertThat(count("signals")).isOne();
        assertThat(count("verdicts")).isOne();
        assertThat(count("signal_versions")).isOne();
    }

    /// A server that crashes forgets what it gave to a transaction it had not committed.
    @Test
    void rowNumbersOfATransactionThatFailedAreNotUsed() {
        String given = "SELECT last_value FROM tp_capital.signals_id_seq";
        databases
                .jdbc()
                .sql("ALTER TABLE tp_capital.signal_versions ADD CONSTRAINT none CHECK (false) NOT VALID")
                .update();
        take(posts.posted(1, CANONICAL));
        databases
                .jdbc()
                .sql("ALTER TABLE tp_capital.signal_versions DROP CONSTRAINT none")
                .update();
        long before = databases.jdbc().sql(given).query(Long.class).single();

        take(posts.posted(2, order("PETR4", "30,00", "32,00", "29,00")));

        assertThat(count("signals")).isOne();
        assertThat(databases
                        .jdbc()
                        .sql("SELECT id FROM tp_capital.signals")
                        .query(Long.class)
                        .single())
                .isGreaterThan(before);
    }

    @Test
    void everyMessageGetsOneVerdict() {
        take(
                posts.posted(1, CANONICAL),
                posts.posted(2, ""),
                posts.posted(3, "Bom dia!"),
                posts.posted(4, "ATIVO: VALE3 COMPRA: 50.00"),
                posts.posted(5, "BOVAW32 ALVO 1 ATINGIDO ✅"),
                posts.posted(6, "Operação CANCELADA"));

        assertThat(databases
                        .jdbc()
                        .sql("SELECT kind FROM tp_capital.verdicts ORDER BY seq")
                        .query(String.class)
                        .list())
                .containsExactly("signal", "noise", "noise", "review", "update", "cancel");
        assertThat(signal(1).status()).isEqualTo(Status.CANCELLED);
        assertThat(count("signal_events")).isEqualTo(2);
        assertThat(count("reviews")).isOne();
        assertThat(offsets.of(CHANNEL)).isEqualTo(6);
    }

    @Test
    void anEditChangesTheSignalItHad() {
        take(posts.posted(1, CANONICAL), posts.edited(1, 2, CANONICAL.replace("0,70", "0,60")));

        assertThat(count("signals")).isOne();
        assertThat(signal(1).stop()).isEqualByComparingTo("0.6");
        assertThat(signal(1).messageVersion()).isEqualTo(2);
        assertThat(signal(1).version()).isEqualTo(2);
    }

    @Test
    void anEditThatTakesTheOrderOutWithdrawsIt() {
        take(posts.posted(1, CANONICAL), posts.edited(1, 2, "Bom dia"), posts.edited(1, 3, CANONICAL));

        assertThat(count("signals")).isOne();
        assertThat(signal(1).status()).isEqualTo(Status.OPEN);
        assertThat(signal(1).messageVersion()).isEqualTo(3);
    }

    @Test
    void anEditMayAddAnOrder() {
        take(
                posts.posted(1, CANONICAL),
                posts.edited(1, 2, CANONICAL + "\n\n" + order("PETR4", "30,00", "32,00", "29,00")));

        assertThat(count("signals")).isEqualTo(2);
        assertThat(book.find(new SignalId(CHANNEL, 1, 2)))
                .map(s -> s.asset().ticker())
                .contains("PETR4");
    }

    @Test
    void aDeletionWithdraws() {
        take(posts.posted(1, CANONICAL), posts.deleted(1, 2, CANONICAL));

        assertThat(signal(1).status()).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void historyIsNoOrder() {
        take(
                posts.postedAgo(1, CANONICAL, Duration.ofHours(25)),
                posts.posted(2, "Operação CANCELADA - ignore o sinal anterior"));

        assertThat(signal(1).status()).isEqualTo(Status.HISTORIC);
        assertThat(databases
                        .jdbc()
                        .sql("SELECT reasons[1] FROM tp_capital.reviews")
                        .query(String.class)
                        .list())
                .containsExactly("orphan");
    }

    @Test
    void theSameOrderAgainIsADuplicate() {
        take(posts.posted(1, CANONICAL), posts.posted(2, "Reforçando:\n" + CANONICAL));

        assertThat(signal(2).status()).isEqualTo(Status.DUPLICATE);
        assertThat(signal(2).duplicateOf()).isEqualTo(new SignalId(CHANNEL, 1, 1));
        assertThat(signal(1).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void aCorrectionSupersedes() {
        take(posts.posted(1, CANONICAL), posts.posted(2, "CORREÇÃO\n" + CANONICAL.replace("0,70", "0,65")));

        assertThat(signal(1).status()).isEqualTo(Status.SUPERSEDED);
        assertThat(signal(2).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void newsFindsItsSignalByReplyThenByAsset() {
        take(
                posts.posted(1, order("PETR4", "30,00", "32,00", "29,00")),
                posts.posted(2, order("VALE3", "60,00", "66,00", "58,00")),
                posts.reply(3, "Stopado", 1),
                posts.posted(4, "Ordem executada em VALE3 a 60,00"));

        assertThat(signal(1).status()).isEqualTo(Status.STOPPED);
        assertThat(signal(2).status()).isEqualTo(Status.FILLED);
    }

    @Test
    void anEditOfNewsIsAboutTheSameSignal() {
        take(
                posts.posted(1, CANONICAL),
                posts.posted(2, "Stopado em BOVAW32"),
                posts.edited(2, 2, "Stopados em BOVAW32 ❌ -31,5%"));

        assertThat(signal(1).status()).isEqualTo(Status.STOPPED);
        assertThat(count("signal_events")).isEqualTo(2);
        assertThat(count("reviews")).isZero();
    }

    @Test
    void whoRepeatedADeletedOrderTakesItsPlace() {
        take(posts.posted(1, CANONICAL), posts.posted(2, CANONICAL), posts.deleted(1, 2, CANONICAL));

        assertThat(signal(1).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(signal(2).status()).isEqualTo(Status.OPEN);
        assertThat(signal(2).duplicateOf()).isNull();
    }

    @Test
    void offsetsGuardAgainstASecondTaker() {
        // given
        Change change = posts.posted(1, CANONICAL);
        Change next = posts.posted(2, "Bom dia");
        take(change);
        // then
        assertThatExceptionOfType(OffsetMoved.class).isThrownBy(() -> desk.take(List.of(next), 0, TRIES));
        assertThat(count("verdicts")).isOne();
    }

    @Test
    void oneBadMessageIsPassedAndParkedAndBlocksNobody() {
        // given
        Change bad = posts.posted(2, CANONICAL + "\0");
        List<Change> changes = new ArrayList<>(List.of(bad, posts.posted(3, order("PETR4", "30", "32", "29"))));
        // when
        List<Outcome> first = take(changes.toArray(Change[]::new));
        // then
        assertThat(first).extracting(Outcome::result).containsExactly(Outcome.Result.FAILED, Outcome.Result.PROCESSED);
        assertThat(signal(3).status()).isEqualTo(Status.OPEN);
        assertThat(desk.takeAgain(bad, TRIES).result()).isEqualTo(Outcome.Result.FAILED);
        assertThat(desk.takeAgain(bad, TRIES).result()).isEqualTo(Outcome.Result.FAILED);
        assertThat(desk.takeAgain(bad, TRIES).result()).isEqualTo(Outcome.Result.PARKED);
        assertThat(count("parked")).isOne();
        assertThat(count("attempts")).isZero();
        assertThat(databases
                        .jdbc()
                        .sql("SELECT kind FROM tp_capital.verdicts WHERE message_id = 2")
                        .query(String.class)
                        .single())
                .isEqualTo("poisoned");
    }

    @Test
    void aLateVersionDoesNotUndoANewerOne() {
        // given
        Change bad = posts.posted(1, CANONICAL + "\0");
        Change good = posts.edited(1, 2, CANONICAL.replace("0,70", "0,60"));
        take(bad);
        take(good);
        // when
        Outcome late = desk.takeAgain(posts.withText(bad, CANONICAL), TRIES);
        // then
        assertThat(late.result()).isEqualTo(Outcome.Result.PROCESSED);
        assertThat(count("signals")).isOne();
        assertThat(signal(1).stop()).isEqualByComparingTo("0.6");
        assertThat(count("attempts")).isZero();
    }

    @Test
    void anAbsentDatabaseCountsAsNoTry() {
        // given
        Change change = posts.posted(1, CANONICAL);
        long offset = offsets.of(CHANNEL);
        databases.postgres().kill();
        // when
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> desk.take(List.of(change), offset, TRIES))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);
        // then
        databases.postgres().startAgain();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> count("attempts") == 0 && take(change).size() == 1);
        assertThat(signal(1).status()).isEqualTo(Status.OPEN);
    }

    private List<Outcome> take(Change... changes) {
        return desk.take(List.of(changes), offsets.of(CHANNEL), TRIES);
    }

    private StoredSignal signal(long messageId) {
        return book.find(new SignalId(CHANNEL, messageId, 1)).orElseThrow();
    }

    private void moveOffsetBack() {
        databases.jdbc().sql("UPDATE tp_capital.offsets SET seq = 0").update();
    }

    private long count(String table) {
        return databases
                .jdbc()
                .sql("SELECT count(*) FROM tp_capital." + table)
                .query(Long.class)
                .single();
    }
}
