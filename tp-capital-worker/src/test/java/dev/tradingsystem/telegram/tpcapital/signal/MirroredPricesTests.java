package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.accuracy.CorpusRow;
import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exits on the wrong side of the entry make an order that a person must look at, whatever words
/// stand around them.
class MirroredPricesTests {

    private static final int DECIMALS = 4;

    static List<CorpusRow> ordersThatNameTheirSide() {
        return ParserSamples.signals().stream()
                .filter(row -> row.reading().findings().size() == 1)
                .filter(row -> !signal(row).notes().contains(Note.SIDE_INFERRED))
                .filter(row -> signal(row).entry().low() != null)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("ordersThatNameTheirSide")
    void neverGiveASignal(CorpusRow row) {
        Reading mirrored = SignalParser.parse(mirrored(row), row.sent());

        assertThat(mirrored.kind()).as(mirrored(row)).isEqualTo(Kind.REVIEW);
    }

    /// Each exit `p` becomes `low * high / p`.
    private static String mirrored(CorpusRow row) {
        Signal signal = signal(row);
        BigDecimal low = Objects.requireNonNull(signal.entry().low());
        BigDecimal around = low.multiply(Objects.requireNonNull(signal.entry().high()));
        Map<Span, BigDecimal> exits = new HashMap<>();
        signal.spans().byField().forEach((field, span) -> {
            if (field.equals("stop")) {
                exits.put(span, Objects.requireNonNull(signal.stop()));
            } else if (field.equals("target.final")) {
                exits.put(span, Objects.requireNonNull(signal.targetFinal()));
            } else if (field.startsWith("target.")) {
                exits.put(span, signal.targets().get(Integer.parseInt(field.substring(7)) - 1));
            }
        });
        StringBuilder text = new StringBuilder(ParserSamples.text(row));
        exits.keySet().stream()
                .sorted(Comparator.comparingInt(Span::start).reversed())
                .forEach(span -> text.replace(
                        span.start(), span.end(), mirrored(Objects.requireNonNull(exits.get(span)), around)));
        return text.toString();
    }

    private static String mirrored(BigDecimal price, BigDecimal around) {
        return around.divide(price, MathContext.DECIMAL64)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString()
                .replace('.', ',');
    }

    private static Signal signal(CorpusRow row) {
        return (Signal) row.reading().findings().getFirst();
    }
}
