package dev.tradingsystem.telegram.tpcapital.http.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentLinesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refused tgk_abcdefgh_0123456789012345678901234567890123456789012",
                "Authorization: Bearer abc.def",
                "password=hunter2 at the door",
                "the token: abcdef"
            })
    void masksSecrets(String line) {
        assertThat(RecentLines.masked(line))
                .contains("***")
                .doesNotContain("abcdef")
                .doesNotContain("abc.def")
                .doesNotContain("hunter2");
    }
}
