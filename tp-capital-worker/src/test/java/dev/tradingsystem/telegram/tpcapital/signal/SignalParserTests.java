package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalParserTests {

    private static final LocalDate DAY = LocalDate.of(2025, 10, 15);

    static List<Corpus.Row> signals() {
        return Corpus.rows().stream().filter(row -> row.kind().equals("signal")).toList();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void readsTheSameInOtherClothes(Corpus.Row row) {
        String text = Objects.requireNonNull(row.text());
        List<String> clothes = List.of(
                text.toUpperCase(Locale.ROOT),
                text.toLowerCase(Locale.ROOT),
                text.replace(' ', '\u00a0'),
                text.replace("a", "a\u200b"),
                "Bom dia!\n\n" + text,
                text + "\n\nNão é recomendação de investimento.");

        assertThat(clothes)
                .allSatisfy(other ->
                        assertThat(bare(SignalParser.parse(other, row.sent()))).isEqualTo(bare(row.reading())));
    }

    @ParameterizedTest
    @MethodSource("signals")
    void everySpanHoldsItsField(Corpus.Row row) {
        Signal signal = (Signal) row.reading().findings().getFirst();
        Span asset = Objects.requireNonNull(signal.spans().byField().get("asset"));
        String text = Objects.requireNonNull(row.text());

        assertThat(text.substring(asset.start(), asset.end()))
                .isEqualToIgnoringCase(signal.asset().ticker());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A live de hoje foi cancelada, voltamos amanhã",
                "Resultado: PETR4 +3% VALE3 -2%",
                "PETR4 bateu 38,50 na máxima do dia",
                "Alto 39, baixo 38 em ITUB4",
                "Vamos realizar uma live às 19h com 3 convidados"
            })
    void chatterIsNoise(String text) {
        assertThat(SignalParser.parse(text, DAY).kind()).isEqualTo(Kind.NOISE);
    }

    @Test
    void aForeignTickerIsForAPerson() {
        Reading reading = SignalParser.parse("Ativo: AAPL\nCompra: 150,00\nAlvo: 160,00\nStop: 140,00", DAY);

        assertThat(reading.findings().getFirst())
                .isInstanceOfSatisfying(
                        Review.class, review -> assertThat(review.reasons()).containsExactly(Reason.ASSET_UNKNOWN));
    }

    @Test
    void twoDifferentStopsAreForAPerson() {
        Reading reading = SignalParser.parse("PETR4\nCompra: 30,00\nAlvo: 32,00\nStop: 29,00\nStop: 28,00", DAY);

        assertThat(reading.findings().getFirst())
                .isInstanceOfSatisfying(
                        Review.class,
                        review -> assertThat(review.reasons()).containsExactly(Reason.CONFLICTING_VALUES));
    }

    @Test
    void anyTextGivesAReadingInLinearTime() {
        String alphabet = "compra venda alvo stop PETR4 VALE3 1,04 141.200 até se ? . \n ( ) % - / | 🟢 1️⃣ R$ ";
        var random = new Random(4005);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            while (text.length() < 400) {
                int at = random.nextInt(alphabet.length());
                text.append(alphabet, at, Math.min(alphabet.length(), at + 1 + random.nextInt(6)));
            }
            assertThat(SignalParser.parse(text.toString(), DAY)).isEqualTo(SignalParser.parse(text.toString(), DAY));
        }
        String hostile = "PETR4 compra 1,04 stop 1 alvo ( ".repeat(2_048);
        long began = System.nanoTime();
        SignalParser.parse(hostile, DAY);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    /// The findings without their places, which greetings move.
    private static String bare(Reading reading) {
        return reading.findings().toString().replaceAll("Spans\\[[^]]*(\\][^]]*)*?\\}\\]", "");
    }
}
