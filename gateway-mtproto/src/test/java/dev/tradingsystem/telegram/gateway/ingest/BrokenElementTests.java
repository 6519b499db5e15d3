package dev.tradingsystem.telegram.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenElementTests {

    private static String kept(String raw) {
        return new BrokenElement("s", "p", "r", raw).raw();
    }

    @Test
    void keepsWhatFits() {
        assertThat(kept("short")).isEqualTo("short");
        assertThat(kept("x".repeat(BrokenElement.RAW_LIMIT))).hasSize(BrokenElement.RAW_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "€", "😀"})
    void cutsAtTheLimitAndNeverInsideACharacter(String character) {
        String cut = kept("x" + character.repeat(BrokenElement.RAW_LIMIT));
        int bytes = character.getBytes(StandardCharsets.UTF_8).length;
        assertThat(cut.getBytes(StandardCharsets.UTF_8).length)
                .isBetween(BrokenElement.RAW_LIMIT - bytes + 1, BrokenElement.RAW_LIMIT);
        assertThat(cut).endsWith(character);
    }
}
