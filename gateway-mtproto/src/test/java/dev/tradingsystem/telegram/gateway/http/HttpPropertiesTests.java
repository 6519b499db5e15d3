package dev.tradingsystem.telegram.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpPropertiesTests {

    @Test
    void stripsBlanksAndQuotes() {
        assertThat(new HttpProperties(List.of(" 'sixteen-characters' ")).keys()).containsExactly("sixteen-characters");
    }

    @Test
    void refusesNoKeyAndShortOnesAndNamesTheVariable() {
        for (List<String> keys : List.of(List.<String>of(), List.of(""), List.of("fifteen-charact"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new HttpProperties(keys))
                    .withMessageContaining("API_SECRET_TOKEN");
        }
    }

    @Test
    void neverShowsAKey() {
        assertThat(new HttpProperties(List.of("sixteen-characters")).toString()).doesNotContain("sixteen");
    }
}
