package dev.tradingsystem.telegram.api.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PagePropertiesTests {

    private final PageProperties properties = new Binder(
                    new MapConfigurationPropertySource(Map.of("telegram.page.cursor-secret", "planted")))
            .bind("telegram.page", PageProperties.class)
            .get();

    @Test
    void aPageHasFiftyItemsUnlessMoreAreAskedFor() {
        assertThat(properties.limit(null)).isEqualTo(50);
        assertThat(properties.limit(1)).isEqualTo(1);
        assertThat(properties.limit(500)).isEqualTo(500);
    }

    @Test
    void aPageIsNeverCutSilently() {
        assertThatThrownBy(() -> properties.limit(501)).isInstanceOf(ApiProblem.class);
        assertThatThrownBy(() -> properties.limit(0)).isInstanceOf(ApiProblem.class);
    }

    @Test
    void showsNoSecret() {
        assertThat(properties).asString().doesNotContain("planted");
    }
}
