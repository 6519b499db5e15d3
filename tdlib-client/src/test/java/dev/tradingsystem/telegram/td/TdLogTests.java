package dev.tradingsystem.telegram.td;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class TdLogTests {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', delimiter = '|', textBlock = """
            [ 1][t 4][Td.cpp:312] Receive error 400   | [ 1][t 4][Td.cpp:312] Receive error 400
            phone +5511987654321 is unknown           | phone # is unknown
            code = 12345, hash                        | code = #, hash
            token 110201543:example-of-a-bots-token is bad | token # is bad
            text = "a "quoted" word" of somebody      | text = "#" of somebody
            text = "cut in the midd                   | text = "#"
            """)
    void hidesWhatCouldBeASecret(String line, String shown) {
        assertThat(TdLog.masked(line)).isEqualTo(shown);
    }

    @Test
    void takesTheFirstLineOnlyAndCutsIt() {
        assertThat(TdLog.masked("a\nsecret")).isEqualTo("a");
        assertThat(TdLog.masked("a ".repeat(1000))).hasSize(400);
        assertThat(TdLog.masked("")).isEmpty();
    }

    @Test
    void keepsErrorForTheLineBeforeTheEnd() {
        assertThat(TdLog.level(0)).isEqualTo(Level.ERROR);
        assertThat(TdLog.level(1)).isEqualTo(Level.WARN);
        assertThat(TdLog.level(2)).isEqualTo(Level.INFO);
        assertThat(TdLog.level(5)).isEqualTo(Level.DEBUG);
    }
}
