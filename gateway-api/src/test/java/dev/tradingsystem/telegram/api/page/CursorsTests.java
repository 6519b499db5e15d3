package dev.tradingsystem.telegram.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.MessageKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTests {

    private static final Question QUESTION = new Question(List.of("messages", "desc"));
    private static final Cursor CURSOR =
            new Cursor(new MessageKey(-1001649127710L, 5832, Instant.parse("2025-10-28T13:02:11.000412Z")), true);

    private final Cursors cursors = new Cursors("the present secret");

    @Test
    void comesBackAsItWent() {
        assertThat(cursors.read(cursors.write(CURSOR, QUESTION), QUESTION)).isEqualTo(CURSOR);
    }

    @Test
    void isGoodForItsOwnQuestionOnly() {
        String word = cursors.write(CURSOR, QUESTION);

        assertThatThrownBy(() -> cursors.read(word, new Question(List.of("messages", "asc"))))
                .isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> cursors.read(word, new Question(List.of("messages", "de", "sc"))))
                .isInstanceOf(ApiProblem.class);
    }

    @Test
    void everyChangedLetterIsNoticed() {
        String word = cursors.write(CURSOR, QUESTION);
        for (int i = 0; i < word.length() - 1; i++) {
            char other = word.charAt(i) == 'A' ? 'B' : 'A';
            String forged = word.substring(0, i) + other + word.substring(i + 1);
            assertThatThrownBy(() -> cursors.read(forged, QUESTION)).isInstanceOf(ApiProblem.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AQ", "not base64 !", "AQAAAA=="})
    void refusesWhatIsNoCursor(String word) {
        assertThatThrownBy(() -> cursors.read(word, QUESTION)).isInstanceOf(ApiProblem.class);
    }

    @Test
    void anOldSecretIsAcceptedWhileRotating() {
        String word = cursors.write(CURSOR, QUESTION);
        var rotated = new Cursors("the next secret, the present secret");

        assertThat(rotated.read(word, QUESTION)).isEqualTo(CURSOR);
        assertThatThrownBy(() -> cursors.read(rotated.write(CURSOR, QUESTION), QUESTION))
                .isInstanceOf(ApiProblem.class);
    }

    @Test
    void refusesToStartWithoutASecret() {
        assertThatIllegalStateException().isThrownBy(() -> new Cursors(" , "));
    }
}
