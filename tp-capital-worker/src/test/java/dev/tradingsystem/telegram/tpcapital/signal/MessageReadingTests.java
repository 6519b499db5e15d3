package dev.tradingsystem.telegram.tpcapital.signal;

import static dev.tradingsystem.telegram.tpcapital.Texts.CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.wire.Change;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageReadingTests {

    private static final String DOUBTFUL = "PETR4\nCompra: 30,00\nAlvo: 99,00\nStop: 31,00";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Posts posts = new Posts();

    @Test
    void aVerdictSaysWhy() {
        assertThat(read(posts.posted(1, CANONICAL)).reason()).isNull();
        assertThat(read(posts.posted(2, "Bom dia")).reason()).isEqualTo("no_instruction");
        assertThat(read(posts.posted(3, "")).reason()).isEqualTo("empty");
        assertThat(read(posts.posted(4, DOUBTFUL)).reason()).isEqualTo("stop_wrong_side,magnitude");
        assertThat(read(posts.deleted(1, 2, CANONICAL)).reason()).isEqualTo("deleted");
        assertThat(read(posts.posted(5, CANONICAL), filter("vale3")).reason()).isEqualTo("filtered");
    }

    @Test
    void whatIsFilteredOutOrDeletedIsNotRead() {
        Timer parsing = registry.timer("parse");

        assertThat(read(posts.posted(1, CANONICAL), filter("vale3")).kind()).isEqualTo(Kind.NOISE);
        assertThat(read(posts.deleted(1, 2, CANONICAL), filter("vale3")).kind()).isEqualTo(Kind.NOISE);
        assertThat(parsing.count()).isZero();
        assertThat(read(posts.posted(1, CANONICAL), filter("bovaw32")).kind()).isEqualTo(Kind.SIGNAL);
        assertThat(parsing.count()).isOne();
    }

    @Test
    void historyIsWhatWasSentTooLongBeforeItWasRecorded() {
        Duration day = Duration.ofDays(1);

        assertThat(read(posts.postedAgo(1, CANONICAL, day)).historic()).isFalse();
        assertThat(read(posts.postedAgo(2, CANONICAL, day.plusSeconds(1))).historic())
                .isTrue();
    }

    @Test
    void somebodyWaitsForANewOrderOnly() {
        assertThat(read(posts.posted(1, CANONICAL)).isLiveOrder()).isTrue();
        assertThat(read(posts.posted(2, "Bom dia")).isLiveOrder()).isFalse();
        assertThat(read(posts.postedAgo(3, CANONICAL, Duration.ofDays(2))).isLiveOrder())
                .isFalse();
    }

    @Test
    void onlyTheFirstVersionHasNothingStored() {
        assertThat(read(posts.posted(1, CANONICAL)).isFirst()).isTrue();
        assertThat(read(posts.edited(1, 2, CANONICAL)).isFirst()).isFalse();
        assertThat(read(posts.deleted(1, 3, CANONICAL)).isFirst()).isFalse();
    }

    @Test
    void ordersThatAreTheSameHaveTheSameFingerprint() {
        String fingerprint = fingerprint("Ativo: PETR4\nCompra: 30,00\nAlvo: 32,00\nStop: 29,00");

        assertThat(fingerprint("Stop 29\nPETR4 compra 30,0\nAlvo 1: 32")).isEqualTo(fingerprint);
        assertThat(List.of(
                        fingerprint("Ativo: PETR3\nCompra: 30,00\nAlvo: 32,00\nStop: 29,00"),
                        fingerprint("Ativo: PETR4\nCompra: 30,01\nAlvo: 32,00\nStop: 29,00"),
                        fingerprint("Ativo: PETR4\nCompra até: 30,00\nAlvo: 32,00\nStop: 29,00"),
                        fingerprint("Ativo: PETR4\nCompra: 30,00\nAlvo: 32,01\nStop: 29,00"),
                        fingerprint("Ativo: PETR4\nCompra: 30,00\nAlvo: 31,00\nAlvo: 32,00\nStop: 29,00"),
                        fingerprint("Ativo: PETR4\nCompra: 30,00\nAlvo final: 32,00\nStop: 29,00"),
                        fingerprint("Ativo: PETR4\nCompra: 30,00\nAlvo: 32,00\nStop: 29,01"),
                        fingerprint("Ativo: PETR4\nCompra: 30,00\nAlvo: 32,00"),
                        fingerprint("Ativo: PETR4\nVenda: 30,00\nAlvo: 28,00\nStop: 31,00"),
                        fingerprint("Day trade\nAtivo: PETR4\nCompra: 30,00\nAlvo: 32,00\nStop: 29,00"),
                        fingerprint("Ativo: PETR4\nCompra a mercado\nAlvo: 32,00\nStop: 29,00")))
                .doesNotHaveDuplicates()
                .doesNotContain(fingerprint);
    }

    @Test
    void everyVerdictIsCountedOnce() {
        // given
        var metrics = new SignalMetrics(registry);
        metrics.watch(List.of(Posts.CHANNEL));
        assertThat(count("tp.capital.signal.events", "event", "opened")).isZero();
        // when
        metrics.verdict(read(posts.posted(1, CANONICAL)));
        metrics.verdict(read(posts.posted(2, DOUBTFUL)));
        metrics.known(3);
        metrics.failed();
        metrics.endToEnd(Duration.ofMillis(7));
        metrics.effect(Posts.CHANNEL, new MessageEffects.Effect(List.of(SignalEvent.OPENED), 2));
        metrics.expired(Posts.CHANNEL, 4);
        // then
        assertThat(count("tp.capital.messages", "kind", "signal")).isOne();
        assertThat(count("tp.capital.messages", "kind", "review")).isOne();
        assertThat(count("tp.capital.messages", "kind", "noise")).isZero();
        assertThat(count("tp.capital.messages.processed", "status", "published"))
                .isOne();
        assertThat(count("tp.capital.messages.processed", "status", "ignored_invalid"))
                .isOne();
        assertThat(count("tp.capital.messages.processed", "status", "duplicate"))
                .isEqualTo(3);
        assertThat(count("tp.capital.messages.processed", "status", "failed")).isOne();
        assertThat(count("tp.capital.review", "reason", "stop_wrong_side")).isOne();
        assertThat(count("tp.capital.review", "reason", "magnitude")).isOne();
        assertThat(count("tp.capital.review", "reason", "orphan")).isEqualTo(2);
        assertThat(count("tp.capital.signal.events", "event", "opened")).isOne();
        assertThat(count("tp.capital.signal.events", "event", "expired")).isEqualTo(4);
        assertThat(registry.get("tp.capital.end.to.end").timer().count()).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PETR4 compra 30,00 alvo 32,00 stop 29,00 | PUBLISHED",
                "PETR4 alvo 1 atingido                    | UPDATED",
                "Cancelar a ordem de PETR4                | CANCELLED",
                "PETR4 compra 30,00                       | IGNORED_INCOMPLETE",
                "PETR4 compra 30,00 stop 31,00            | IGNORED_INVALID",
                "Bom dia                                  | PARSE_FAILED",
                "''                                       | EMPTY_SKIPPED"
            })
    void thePreviousStacksWordsAreKept(String text, ProcessedStatus status) {
        assertThat(ProcessedStatus.of(read(posts.posted(1, text)))).isEqualTo(status);
        assertThat(ProcessedStatus.of(read(posts.deleted(1, 2, text)))).isEqualTo(ProcessedStatus.EMPTY_SKIPPED);
    }

    private double count(String meter, String tag, String value) {
        return registry.get(meter).tag(tag, value).counter().count();
    }

    private String fingerprint(String text) {
        return Fingerprint.hex(Posts.CHANNEL, (Signal)
                read(posts.posted(1, text)).reading().findings().getFirst());
    }

    private static MessageFilter filter(String words) {
        return new MessageFilter(List.of(), List.of(), List.of(words), List.of());
    }

    private MessageReading read(Change change) {
        return read(change, MessageFilter.NONE);
    }

    private MessageReading read(Change change, MessageFilter filter) {
        return new MessageReader(Desk.SIGNALS, Desk.PARSER, filter, Clock.systemUTC(), registry.timer("parse"))
                .read(change);
    }
}
