package dev.tradingsystem.telegram.tpcapital.signal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTests {

    private static final Dictionary DICTIONARY = new Dictionary(List.of("alvo", "stop", "ação"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Alvo 1: 38,50         | word alvo, number 1, symbol :, number 38,50",
                "R$1,04 US$ 2          | currency r$, number 1,04, currency us$, number 2",
                "x$ 2                  | word x, symbol $, number 2",
                "0x0                   | word 0x0",
                "1o alvo               | number 1, word o, word alvo",
                "1O,5 3o5 o,5          | number 10,5, number 305, number 0,5",
                "38,5O                 | number 38,50",
                ",31 a.5               | number ,31, word a, symbol ., number 5",
                "38,50.                | number 38,50, symbol .",
                "http://a.b/c d        | link http://a.b/c, word d",
                "www.a.b t.me/x        | link www.a.b, link t.me/x",
                "httpx://a             | word httpx, symbol :, symbol /, symbol /, word a",
                "<b>Alvo</b><br>1      | word alvo, break, number 1",
                "<bx> a<3              | symbol <, word bx, symbol >, word a, symbol <, number 3",
                "a&nbsp;b&amp;&lt;     | word a, word b, symbol &, symbol <",
                "𝗔𝗹𝘃𝗼 １ ①            | word alvo, number 1, number 1",
                "a\u200bl\u00advo      | word alvo",
                "2–3 — ‐               | number 2, symbol -, number 3, symbol -, symbol -",
                "✔ 🚀 1º               | symbol ✓, symbol ·, number 1, symbol º",
                "“a” ‘b’ *c* _d_ `e`   | symbol \", word a, symbol \", symbol ', word b, symbol ', word c, word d, word e",
                "ﬁm ½                  | word fim, number 1, symbol ·, number 2"
            })
    void aTextIsCutIntoTokens(String text, String expected) {
        assertThat(String.join(", ", said(tokens(text)))).isEqualTo(expected);
    }

    @Test
    void outsideStandsALineBreak() {
        Tokens tokens = tokens("alvo 1");

        for (int outside : new int[] {-1, 2}) {
            assertThat(tokens.isLineBreak(outside)).isTrue();
            assertThat(tokens.text(outside)).isEqualTo("\n");
            assertThat(tokens.length(outside)).isZero();
            assertThat(tokens.charAt(outside, 0)).isEqualTo('\0');
            assertThat(tokens.lastChar(outside)).isEqualTo('\0');
            assertThat(tokens.symbol(outside)).isEqualTo('\0');
            assertThat(tokens.word(outside)).isEqualTo(Dictionary.UNKNOWN);
            assertThat(tokens.line(outside)).isEqualTo(-1);
            assertThat(tokens.sentence(outside)).isEqualTo(-1);
            assertThat(tokens.smallInteger(outside)).isEqualTo(-1);
            assertThat(tokens.startsLine(outside)).isTrue();
        }
        assertThat(tokens.gap(-1)).isZero();
        assertThat(tokens.gap(1)).isZero();
        assertThat(tokens.touchesNext(-1)).isFalse();
        assertThat(tokens.touchesNext(1)).isFalse();
    }

    @Test
    void aTokenKnowsWhatIsBesideIt() {
        Tokens tokens = tokens("a  1,2% b");

        assertThat(tokens.gap(0)).isEqualTo(2);
        assertThat(tokens.touchesNext(0)).isFalse();
        assertThat(tokens.touchesNext(1)).isTrue();
        assertThat(tokens.gap(1)).isZero();
        assertThat(tokens.isPercent(1)).isTrue();
        assertThat(tokens.isPercent(0)).isFalse();
        assertThat(tokens.charAt(1, 2)).isEqualTo('2');
        assertThat(tokens.charAt(1, 3)).isEqualTo('\0');
        assertThat(tokens.lastChar(1)).isEqualTo('2');
        assertThat(tokens.isAnySymbol(2, "#%")).isTrue();
        assertThat(tokens.isAnySymbol(2, "#")).isFalse();
        assertThat(tokens.isAnySymbol(3, "b")).isFalse();
    }

    @Test
    void onlyNumbersOfTwoDigitsAreSmall() {
        Tokens tokens = tokens("7 42 100 1,5 ,5 x");

        assertThat(List.of(
                        tokens.smallInteger(0),
                        tokens.smallInteger(1),
                        tokens.smallInteger(2),
                        tokens.smallInteger(3),
                        tokens.smallInteger(4),
                        tokens.smallInteger(5)))
                .containsExactly(7, 42, -1, -1, -1, -1);
    }

    @Test
    void linesAndSentencesAreCounted() {
        Tokens tokens = tokens("a b. c\n\n1) · d! e");

        assertThat(tokens.lines()).isEqualTo(3);
        assertThat(lines(tokens)).containsExactly("a b . c ⏎", "⏎", "1 ) · d ! e");
        assertThat(tokens.sentences()).isEqualTo(5);
        assertThat(tokens.sentence(0)).isEqualTo(tokens.sentence(2));
        assertThat(tokens.sentence(3)).isGreaterThan(tokens.sentence(2));
        int d = 9;
        assertThat(tokens.text(d)).isEqualTo("d");
        assertThat(tokens.startsLine(d))
                .as("behind the list's number and an ornament")
                .isTrue();
        assertThat(tokens.startsLine(d + 1)).isFalse();
        assertThat(tokens.startsLine(0)).isTrue();
        assertThat(tokens.startsLine(1)).isFalse();
    }

    @Test
    void nobodySpeaksLongerThanEightyTokens() {
        Tokens tokens = tokens("x ".repeat(200));

        assertThat(tokens.sentence(79)).isZero();
        assertThat(tokens.sentence(80)).isOne();
        assertThat(tokens.sentences()).isEqualTo(3);
        assertThat(tokens.sentenceEnd(0)).isEqualTo(80);
        assertThat(tokens.sentenceEnd(2)).isEqualTo(200);
    }

    @Test
    void everyTokenStandsWhereItStood() {
        String text = "𝗔lvo\u200b: R$ <b>1,04</b> ½ 🚀é";
        Tokens tokens = tokens(text);

        List<String> originals = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Span span = tokens.original(at, at + 1);
            originals.add(text.substring(span.start(), span.end()));
        }
        assertThat(originals).containsExactly("𝗔lvo", ":", "R$", "1,04", "½", "½", "½", "🚀", "é");
        assertThat(tokens.original(0, 4)).isEqualTo(new Span(0, text.indexOf("</b>")));
    }

    @Test
    void wordsHaveNumbers() {
        Tokens tokens = tokens("stop Alvo alvos");

        assertThat(tokens.word(0)).isEqualTo(1);
        assertThat(tokens.word(1)).isZero();
        assertThat(tokens.word(2)).isEqualTo(Dictionary.UNKNOWN);
    }

    @Test
    void aListGrows() {
        var grown = new Grown(1);
        for (int i = 0; i < 5; i++) {
            grown.add(i * i);
        }

        assertThat(grown.values()).containsExactly(0, 1, 4, 9, 16);
        assertThat(grown.last()).isEqualTo(16);
        assertThat(grown.size()).isEqualTo(5);
    }

    private static Tokens tokens(String text) {
        return Tokens.of(text, DICTIONARY);
    }

    private static List<String> said(Tokens tokens) {
        List<String> said = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            said.add(
                    switch (tokens.kind(at)) {
                        case WORD -> "word " + tokens.text(at);
                        case NUMBER -> "number " + tokens.text(at);
                        case SYMBOL -> "symbol " + tokens.symbol(at);
                        case CURRENCY -> "currency " + tokens.text(at);
                        case LINK -> "link " + tokens.text(at);
                        case LINE_BREAK -> "break";
                    });
        }
        return said;
    }

    private static List<String> lines(Tokens tokens) {
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < tokens.lines(); line++) {
            List<String> words = new ArrayList<>();
            for (int at = tokens.lineStart(line); at < tokens.lineEnd(line); at++) {
                words.add(tokens.isLineBreak(at) ? "⏎" : tokens.text(at));
            }
            lines.add(String.join(" ", words));
        }
        return lines;
    }
}
