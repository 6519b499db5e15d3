package dev.tradingsystem.telegram.tpcapital.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.tpcapital.accuracy.CorpusRow;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A signal stays the same in other clothes.
class ClothesTests {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SEPARATED = Pattern.compile("(?<=\\d)[.,](?=[\\dO])|(?<![\\d\\w])[.,](?=\\d)");
    private static final Pattern RANGE_DASH = Pattern.compile(" - ");
    private static final Pattern LABEL = Pattern.compile("(?i)\\b(compra|venda|alvo|stop|entrada)\\b");

    /// Ways to write the same, by name.
    static Stream<Arguments> clothes() {
        return Stream.of(
                worn("upper case", text -> text.toUpperCase(Locale.ROOT)),
                worn("lower case", text -> text.toLowerCase(Locale.ROOT)),
                worn(
                        "without accents",
                        text -> MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                                .replaceAll("")),
                worn("decomposed", text -> Normalizer.normalize(text, Normalizer.Form.NFD)),
                worn(
                        "other separators",
                        text -> SEPARATED
                                .matcher(text)
                                .replaceAll(found -> found.group().equals(".") ? "," : ".")),
                worn("narrow spaces", text -> text.replace(' ', '\u202f')),
                worn("hard spaces", text -> text.replace(' ', '\u00a0')),
                worn("zero width", text -> text.replace("a", "a\u200b").replace("1", "\u200b1")),
                worn("long dashes", text -> RANGE_DASH.matcher(text).replaceAll(" — ")),
                worn("short dashes", text -> RANGE_DASH.matcher(text).replaceAll(" ‑ ")),
                worn("bold labels", text -> LABEL.matcher(text).replaceAll("**$1**")),
                worn("tagged labels", text -> LABEL.matcher(text).replaceAll("<b>$1</b>")),
                worn("windows lines", text -> text.replace("\r\n", "\n").replace("\n", "\r\n")),
                worn("greeting", "Bom dia, pessoal!\n\n"::concat),
                worn("disclaimer", text -> text + "\n\nIsto não é recomendação de compra ou venda de ativos."),
                worn("phone", text -> text + "\n\nWhatsApp (11) 98765-4321"));
    }

    private static Arguments worn(String name, UnaryOperator<String> clothes) {
        return Arguments.of(Named.of(name, clothes));
    }

    @ParameterizedTest
    @MethodSource("clothes")
    void theReadingStaysTheSame(UnaryOperator<String> clothes) {
        List<CorpusRow> rows = ParserSamples.signals();

        assertThat(rows).hasSizeGreaterThan(150).allSatisfy(row -> {
            String other = clothes.apply(ParserSamples.text(row));
            assertThat(ParserSamples.bare(SignalParser.parse(other, row.sent())))
                    .as("%s: %s", row.id(), other)
                    .isEqualTo(ParserSamples.bare(row.reading()));
        });
    }
}
