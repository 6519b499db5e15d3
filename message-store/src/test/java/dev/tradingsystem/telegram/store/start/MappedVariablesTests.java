package dev.tradingsystem.telegram.store.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class MappedVariablesTests {

    private static final String URL = "jdbc:postgresql://${A:${B:localhost}}:${C:6434}/${D:name}";

    @Test
    void theFirstThatIsSetDecides() {
        assertThat(MappedVariables.deciding(URL, Set.of("A", "B", "D")::contains))
                .containsExactly("A", "D");
        assertThat(MappedVariables.deciding(URL, Set.of("B", "C")::contains)).containsExactly("B", "C");
        assertThat(MappedVariables.deciding(URL, _ -> false)).isEmpty();
    }

    @Test
    void namesAll() {
        assertThat(MappedVariables.in(URL)).containsExactly("A", "B", "C", "D");
    }
}
