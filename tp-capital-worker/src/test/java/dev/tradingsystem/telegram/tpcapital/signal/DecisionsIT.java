package dev.tradingsystem.telegram.tpcapital.signal;

import static dev.tradingsystem.telegram.tpcapital.Texts.CANONICAL;
import static dev.tradingsystem.telegram.tpcapital.Texts.order;
import static dev.tradingsystem.telegram.tpcapital.signal.Posts.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.Databases;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What people decide, what time decides, and what is tried once more, against a real database.
/// One class over the usual length, because all of it shares that database.
class DecisionsIT {

    private static final String WRONG_STOP = "Ativo: PETR4\nCompra: 30,50\nAlvo: 32,00\nStop: 31,20";
    private static final SignalId FIRST = new SignalId(CHANNEL, 1, 1);

    private static final String STATES = """
            SELECT concat_ws(' ', s.message_id, s.status, s.stop,
                             (SELECT string_agg(v.number || v.made_by, ' ' ORDER BY v.number)
                                FROM tp_capital.signal_versions v WHERE v.signal_id = s.id))
              FROM tp_capital.signals s ORDER BY s.message_id
            """;

    private static Databases databases;

    private final Posts posts = new Posts();
    private Desk wired;
    private SignalDecisions decisions;
    private ReviewDecisions reviews;
    private Parked parked;

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
    void wire() {
        databases.wipe();
        wired = new Desk(databases.signals());
        var wiring = new SignalConfiguration();
        decisions = wiring.signalDecisions(wired.database, wired.offsets, wired.book);
        reviews = wiring.reviewDecisions(
                wired.database, Desk.SIGNALS, wired.offsets, wired.boards, wired.book, wired.reader, Clock.systemUTC());
        parked = wiring.parked(wired.database, wired.desk);
    }

    @Test
    void aPersonCancelsAndRestoresAndNothingIsForgotten() {
        // given
        take(posts.posted(1, CANONICAL), posts.posted(2, "Ordem executada em BOVAW32 a 1,05"));
        // when
        SignalDecision cancelled = decisions.cancel(FIRST, "wrong channel");
        SignalDecision again = decisions.cancel(FIRST, "twice");
        SignalDecision restored = decisions.restore(FIRST, "it was right");
        // then
        assertThat(cancelled)
                .isInstanceOfSatisfying(
                        SignalDecision.Done.class,
                        done -> assertThat(done.signal().status()).isEqualTo(Status.CANCELLED));
        assertThat(again).isInstanceOf(SignalDecision.Done.class);
        assertThat(restored)
                .isInstanceOfSatisfying(
                        SignalDecision.Done.class,
                        done -> assertThat(done.signal().status()).isEqualTo(Status.FILLED));
        assertThat(words("SELECT number || made_by || status FROM tp_capital.signal_versions ORDER BY number"))
                .containsExactly("1parseropen", "2operatorcancelled", "3operatorfilled");
    }

    @Test
    void whatIsUnknownOrTakenBackIsNotDecided() {
        take(posts.posted(1, CANONICAL), posts.deleted(1, 2, CANONICAL));

        assertThat(decisions.cancel(new SignalId(CHANNEL, 99, 1), "x")).isInstanceOf(SignalDecision.Unknown.class);
        assertThat(decisions.cancel(FIRST, "x")).isEqualTo(new SignalDecision.Refused(Status.WITHDRAWN));
        assertThat(decisions.restore(FIRST, "x")).isEqualTo(new SignalDecision.Refused(Status.WITHDRAWN));
    }

    @Test
    void whatWasStoredAtAnInstantIsCancelledAtOnce() {
        take(posts.posted(1, order("PETR4", "30", "32", "29") + "\n\n" + order("VALE3", "60", "66", "58")));
        Instant stored = wired.book.find(FIRST).orElseThrow().createdAt().truncatedTo(ChronoUnit.MILLIS);

        assertThat(decisions.cancelStoredAt(stored, "old console")).isEqualTo(2);
        assertThat(decisions.cancelStoredAt(stored, "old console")).isZero();
    }

    @Test
    void anAcceptedReviewPassesTheChecksOfAnyOrder() {
        // given
        take(posts.posted(1, WRONG_STOP));
        // when
        ReviewDecision refused = reviews.accept(FIRST);
        ReviewDecision corrected = reviews.correct(FIRST, buy("PETR4", "30.5", "32", "29.8"));
        ReviewDecision late = reviews.reject(FIRST, "no");
        // then
        assertThat(refused).isEqualTo(new ReviewDecision.Invalid(Set.of(Reason.STOP_WRONG_SIDE)));
        assertThat(corrected).isInstanceOfSatisfying(ReviewDecision.Done.class, done -> {
            assertThat(done.state()).isEqualTo("corrected");
            assertThat(done.signal()).isNotNull().satisfies(made -> {
                assertThat(made.status()).isEqualTo(Status.OPEN);
                assertThat(made.stop()).isEqualByComparingTo("29.8");
            });
        });
        assertThat(late).isEqualTo(new ReviewDecision.Decided("corrected"));
        assertThat(words("SELECT made_by FROM tp_capital.signals")).containsExactly("operator");
        assertThat(words("SELECT decided_by FROM tp_capital.reviews WHERE signal_id IS NOT NULL"))
                .containsExactly("operator");
    }

    @Test
    void aConditionThatCameTrueIsAcceptedAsItWasRead() {
        take(posts.posted(1, "Se ITUB4 romper 38,20 no fechamento, compra com alvo em 39,50 e stop em 37,60."));

        ReviewDecision accepted = reviews.accept(FIRST);

        assertThat(accepted)
                .isInstanceOfSatisfying(
                        ReviewDecision.Done.class,
                        done -> assertThat(done.signal())
                                .isNotNull()
                                .satisfies(
                                        made -> assertThat(made.entry().min()).isEqualByComparingTo("38.2")));
        assertThat(reviews.accept(new SignalId(CHANNEL, 5, 1))).isInstanceOf(ReviewDecision.Unknown.class);
    }

    @Test
    void aRejectedReviewMakesNothing() {
        take(posts.posted(1, WRONG_STOP));

        assertThat(reviews.reject(FIRST, "advertisement")).isEqualTo(new ReviewDecision.Done("rejected", null));
        assertThat(words("SELECT state || decision FROM tp_capital.reviews")).containsExactly("rejectedadvertisement");
        assertThat(count("signals")).isZero();
    }

    @Test
    void whatAPersonMadeOutlivesAnEditThatStillNeedsAPerson() {
        // given
        take(posts.posted(1, WRONG_STOP));
        reviews.correct(FIRST, buy("PETR4", "30.5", "32", "29.8"));
        // when
        take(posts.edited(1, 2, WRONG_STOP + "\nBoa sorte!"));
        // then
        assertThat(wired.book.find(FIRST)).map(StoredSignal::status).contains(Status.OPEN);
        // when
        take(posts.edited(1, 3, "Bom dia"));
        // then
        assertThat(wired.book.find(FIRST)).map(StoredSignal::status).contains(Status.WITHDRAWN);
    }

    @Test
    void anOrderExpiresWhenItsLastDayEndsWhereItsChannelLives() {
        // given
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("America/Sao_Paulo"));
        Instant midnight =
                now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()).toInstant();
        take(
                posts.posted(1, CANONICAL + "\nOrdem válida somente hoje"),
                posts.posted(2, order("PETR4", "30", "32", "29") + "\nOrdem válida somente hoje"),
                posts.posted(3, "Ordem executada em PETR4 a 30,00"));
        var expiry = new SignalConfiguration().expiry(wired.database, wired.offsets, wired.metrics);
        // when
        expiry.run(midnight.minusMillis(1));
        assertThat(statuses()).containsExactly("open", "filled");
        expiry.run(midnight);
        // then
        assertThat(statuses()).containsExactly("expired", "filled");
    }

    @Test
    void aParkedMessageIsListedAndTriedAgainOnRequest() {
        // given
        Change bad = posts.posted(1, CANONICAL + "\0");
        wired.desk.take(List.of(bad), wired.offsets.of(CHANNEL), 1);
        assertThat(parked.list(List.of(), 0, 10)).singleElement().satisfies(found -> {
            assertThat(found.messageId()).isEqualTo(1);
            assertThat(found.error()).contains("Unicode");
        });
        // when
        assertThat(parked.replay(CHANNEL, bad.seq())).map(Outcome::result).contains(Outcome.Result.PARKED);
        assertThat(parked.list(List.of(CHANNEL), 0, 10)).singleElement().satisfies(found -> {
            assertThat(found.attempts()).isEqualTo(1);
            assertThat(found.replays()).isEqualTo(1);
        });
        databases
                .jdbc()
                .sql("UPDATE tp_capital.parked SET payload = replace(payload, '\\u0000', '')")
                .update();
        // then
        assertThat(parked.replay(CHANNEL, bad.seq())).map(Outcome::result).contains(Outcome.Result.PROCESSED);
        assertThat(parked.list(List.of(), 0, 10)).isEmpty();
        assertThat(parked.replay(CHANNEL, bad.seq())).isEmpty();
        assertThat(words("SELECT kind FROM tp_capital.verdicts")).containsExactly("signal");
        assertThat(count("attempts")).isZero();
    }

    @Test
    void historyReadAgainSaysWhatTheParserReadsNow() {
        // given: what an older parser stored of four messages
        Change same = posts.postedAgo(1, CANONICAL, Duration.ofDays(3));
        Change gained = posts.postedAgo(2, order("PETR4", "30", "32", "29"), Duration.ofDays(3));
        Change lost = posts.postedAgo(3, order("VALE3", "60", "66", "58"), Duration.ofDays(3));
        Change changed = posts.posted(4, order("ITUB4", "38", "39", "37"));
        take(same, gained, lost, changed);
        databases
                .jdbc()
                .sql("DELETE FROM tp_capital.signal_versions v USING tp_capital.signals s"
                        + " WHERE s.id = v.signal_id AND s.message_id = 2")
                .update();
        databases
                .jdbc()
                .sql("DELETE FROM tp_capital.signals WHERE message_id = 2")
                .update();
        databases
                .jdbc()
                .sql(
                        "UPDATE tp_capital.signals SET stop = 36, fingerprint = '\\x00', parser_version = 0 WHERE message_id = 4")
                .update();
        databases
                .jdbc()
                .sql("UPDATE tp_capital.signal_versions SET parser_version = 0")
                .update();
        Rereading rereading = wired.rereading();
        List<Change> newest = List.of(same, gained, posts.withText(lost, "Bom dia"), changed);
        // when
        rereading.apply(newest, "replay:1");
        List<String> once = words(STATES);
        rereading.apply(newest, "replay:2");
        // then
        assertThat(once)
                .containsExactly(
                        "1 historic 0.700000 1parser",
                        "2 historic 29.000000 1replay:1",
                        "3 withdrawn 58.000000 1parser 2replay:1",
                        "4 open 37.000000 1parser 2replay:1");
        assertThat(words(STATES)).isEqualTo(once);
        assertThat(words("SELECT kind FROM tp_capital.verdicts ORDER BY message_id"))
                .containsExactly("signal", "signal", "noise", "signal");
    }

    @Test
    void readingAgainDoesNotOverruleAPerson() {
        // given
        Change post = posts.posted(1, order("PETR4", "30", "32", "29"));
        take(post);
        decisions.cancel(FIRST, "not ours");
        Change review = posts.posted(2, WRONG_STOP);
        take(review);
        reviews.correct(new SignalId(CHANNEL, 2, 1), buy("PETR4", "30.5", "32", "29.8"));
        // when
        wired.rereading().apply(List.of(post, posts.withText(review, order("PETR4", "30,50", "32", "28"))), "replay:1");
        // then
        assertThat(words("SELECT status || ' ' || stop FROM tp_capital.signals ORDER BY message_id"))
                .containsExactly("cancelled 29.000000", "open 29.800000");
    }

    @Test
    void aChannelsScoreCountsWhatBecameOfItsOrders() {
        take(
                posts.posted(1, CANONICAL),
                posts.edited(1, 2, CANONICAL.replace("0,70", "0,65")),
                posts.posted(2, order("PETR4", "30", "32", "29")),
                posts.posted(3, "Stopado em PETR4"),
                posts.posted(4, order("VALE3", "60", "66", "58")),
                posts.deleted(4, 2, ""),
                posts.posted(5, "BOVAW32 ALVO 1 ATINGIDO ✅"),
                posts.posted(6, WRONG_STOP));

        assertThat(words("""
                SELECT concat_ws(' ', signals, edited, deleted, target_hits, stops, reviews)
                  FROM tp_capital.channel_scores
                """)).containsExactly("3 1 1 1 1 1");
    }

    private void take(Change... changes) {
        wired.desk.take(List.of(changes), wired.offsets.of(CHANNEL), 4);
    }

    private static Signal buy(String asset, String entry, String target, String stop) {
        var price = new BigDecimal(entry);
        return new Signal(
                new Asset(asset, AssetClass.STOCK),
                Side.BUY,
                null,
                new Entry(price, price, false),
                List.of(new BigDecimal(target)),
                new BigDecimal(target),
                new BigDecimal(stop),
                null,
                "BRL",
                false,
                Set.of(),
                Spans.NONE);
    }

    private static List<String> statuses() {
        return words("SELECT status FROM tp_capital.signals ORDER BY message_id");
    }

    private static List<String> words(String statement) {
        return databases
                .jdbc()
                .sql(statement)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static long count(String table) {
        return databases
                .jdbc()
                .sql("SELECT count(*) FROM tp_capital." + table)
                .query(Long.class)
                .single();
    }
}
