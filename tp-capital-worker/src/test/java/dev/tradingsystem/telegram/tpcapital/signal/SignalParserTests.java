package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.accuracy.CorpusRow;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalParserTests {

    private static final LocalDate DAY = LocalDate.of(2025, 10, 15);

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
        assertThat(read(text).kind()).isEqualTo(Kind.NOISE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\u00a0", "👍", "123 456", "🟢🟢 10/10"})
    void whatHasNoWordsIsEmpty(String text) {
        assertThat(read(text).findings()).containsExactly(new Noise(Noise.Why.EMPTY));
    }

    @Test
    void noTextIsEmpty() {
        assertThat(SignalParser.parse(null, DAY).findings()).containsExactly(new Noise(Noise.Why.EMPTY));
    }

    @Test
    void aForeignTickerIsForAPerson() {
        assertThat(reasons("Ativo: AAPL\nCompra: 150,00\nAlvo: 160,00\nStop: 140,00"))
                .containsExactly(Reason.NO_ASSET, Reason.ASSET_UNKNOWN);
    }

    @Test
    void twoDifferentStopsAreForAPerson() {
        assertThat(reasons("PETR4\nCompra: 30,00\nAlvo: 32,00\nStop: 29,00\nStop: 28,00"))
                .containsExactly(Reason.CONFLICTING_VALUES);
    }

    @Test
    void everyFailingCheckIsListed() {
        assertThat(reasons("PETR4\nCompra: 30,00\nAlvo 1: 99,00\nAlvo 2: 28,00\nStop: 31,00\nValidade: 01/10/2025"))
                .containsExactlyElementsOf(EnumSet.of(
                        Reason.STOP_WRONG_SIDE, Reason.TARGET_ORDER, Reason.MAGNITUDE, Reason.VALIDITY_PAST));
    }

    @Test
    void everyReadingNamesTheVersion() {
        assertThat(ParserSamples.all())
                .allSatisfy(row -> assertThat(row.reading().parserVersion()).isEqualTo(SignalParser.VERSION));
    }

    @Test
    void noPriceIsInvented() {
        for (CorpusRow row : ParserSamples.signals()) {
            String digits = ParserSamples.text(row).replaceAll("[^0-9]", "");
            row.reading().findings().stream()
                    .filter(Signal.class::isInstance)
                    .map(Signal.class::cast)
                    .filter(signal -> signal.stop() != null && digits.length() > 3)
                    .forEach(signal -> assertThat(signal.spans().byField()).containsKey("stop"));
        }
    }

    private static Reading read(String text) {
        return SignalParser.parse(text, DAY);
    }

    private static List<Reason> reasons(String text) {
        return read(text).findings().getFirst() instanceof Review review ? List.copyOf(review.reasons()) : List.of();
    }
}
