package dev.tradingsystem.telegram.store.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.password",
                "telegram.redis.sentinel-password",
                "telegram.http.keys",
                "telegram.key.key",
                "telegram.key.token",
                "telegram.page.cursor-secret",
                "telegram.session.api-hash",
                "telegram.session.encryption-key",
                "telegram.session.former-encryption-key",
                "telegram.session.phone",
                "tdlib.proxy",
                "tp-capital.http.gateway-api-key"
            })
    void aSecretIsThereOrNot(String property) {
        assertThat(new Setting(property, "planted", "environment X").line())
                .isEqualTo(property + " = *** (environment X)");
        assertThat(new Setting(property, "", "default").line()).isEqualTo(property + " =  (default)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"telegram.api.stream.per-key", "telegram.key.required", "telegram.session.encryption-key-file"})
    void whatIsNoSecretIsShown(String property) {
        assertThat(new Setting(property, "5", "default").line()).contains("5");
    }

    @Test
    void aLoginInAnAddressAndAForeignLineBreakAreNotShown() {
        assertThat(new Setting("telegram.gateway.url", "http://me:planted@host\n:4006", "argument").line())
                .isEqualTo("telegram.gateway.url = http://***@host :4006 (argument)");
    }

    @Test
    void namesVariablesOfThePreviousStack() {
        var set = Set.of("API_ENDPOINTS_2", "API_ENDPOINTS", "MAX_RETRIES", "TELEGRAM_BOT_TOKEN", "TELEGRAM_DB_HOST");

        assertThat(FormerVariables.among(set))
                .isEqualTo(List.of("API_ENDPOINTS", "API_ENDPOINTS_2", "MAX_RETRIES", "TELEGRAM_BOT_TOKEN"));
    }
}
