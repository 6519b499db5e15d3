package dev.tradingsystem.telegram.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tradingsystem.telegram.store.cache.CacheSettings.Sentinel;
import org.junit.jupiter.api.Test;

class CacheSettingsTests {

    @Test
    void readsSentinelsAndTreatsABlankPasswordAsNone() {
        var settings = CacheSettings.of("localhost", 6379, "", " ", "10.0.0.1:26379, 10.0.0.2:26380", "");

        assertThat(settings.password()).isNull();
        assertThat(settings.sentinels())
                .containsExactly(new Sentinel("10.0.0.1", 26379), new Sentinel("10.0.0.2", 26380));
    }

    @Test
    void refusesASentinelWithoutPort() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheSettings.of("localhost", 6379, "", "", "10.0.0.1", ""));
    }

    @Test
    void refusesAUserWithoutPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheSettings.of("localhost", 6379, "gateway", "", "", ""))
                .withMessageContainingAll("TELEGRAM_REDIS_USER", "TELEGRAM_REDIS_PASSWORD");
    }

    @Test
    void showsNoPassword() {
        assertThat(CacheSettings.of("localhost", 6379, "gateway", "planted", "", "planted"))
                .asString()
                .doesNotContain("planted");
    }
}
