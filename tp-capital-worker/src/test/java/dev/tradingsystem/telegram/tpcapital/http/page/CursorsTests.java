package dev.tradingsystem.telegram.tpcapital.http.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CursorsTests {

    private record Filters(String channel) {}

    private static final Question QUESTION = new Question("signals", new Filters("1"));
    private static final Cursor CURSOR = new Cursor(Instant.parse("2025-10-28T13:02:11.123456Z"), 17, true);

    private final Cursors cursors = new Cursors("first", "a key");

    @Test
    void comesBackAsItWentOut() {
        assertThat(cursors.read(cursors.write(CURSOR, QUESTION), QUESTION)).isEqualTo(CURSOR);
    }

    @Test
    void isGoodForItsQuestionOnly() {
        String word = cursors.write(CURSOR, QUESTION);

        refuses(word, new Question("signals", new Filters("2")));
        refuses(word, new Question("reviews", new Filters("1")));
    }

    @Test
    void isRefusedWithOneBitChanged() {
        String word = cursors.write(CURSOR, QUESTION);

        for (int i = 0; i < word.length() - 1; i++) {
            char other = word.charAt(i) == 'A' ? 'B' : 'A';
            refuses(word.substring(0, i) + other + word.substring(i + 1), QUESTION);
        }
        refuses("AQ", QUESTION);
        refuses("no base64!", QUESTION);
    }

    @Test
    void outlivesTheExchangeOfItsSecret() {
        String word = cursors.write(CURSOR, QUESTION);

        assertThat(new Cursors("second,first", "a key").read(word, QUESTION)).isEqualTo(CURSOR);
        assertThatExceptionOfType(ApiProblem.class)
                .isThrownBy(() -> new Cursors("second", "a key").read(word, QUESTION));
    }

    private void refuses(String word, Question question) {
        assertThatExceptionOfType(ApiProblem.class).isThrownBy(() -> cursors.read(word, question));
    }
}
