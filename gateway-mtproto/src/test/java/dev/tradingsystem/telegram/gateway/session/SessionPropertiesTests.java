package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SessionPropertiesTests {

    @Test
    void isSwitchedOffAndKeepsTheSessionInItsPlaceByDefault() {
        SessionProperties properties = bind(Map.of());
        assertThat(properties.enabled()).isFalse();
        assertThat(properties.directory()).isEqualTo(Path.of("/opt/telegram-gateway/.session"));
        assertThat(properties.required()).isFalse();
        assertThat(properties.heldUpLimit()).isEqualTo(Duration.ofSeconds(20));
        assertThat(properties.queueCapacity()).isEqualTo(1_000);
        assertThat(properties.loginSteps()).isEqualTo(10);
        assertThat(properties.loginWindow()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void refusesAnApplicationWithoutItsSecretAndAShortKey() {
        assertThatThrownBy(() -> bind(Map.of("telegram.session.api-id", "1")))
                .hasRootCauseMessage("TELEGRAM_API_HASH must be set where TELEGRAM_API_ID is");
        assertThatThrownBy(() -> SessionKey.of("short"))
                .hasMessageContaining("TELEGRAM_SESSION_ENCRYPTION_KEY")
                .hasMessageNotContaining("short");
    }

    @Test
    void refusesAnUnreadableProxyWithoutRepeatingIt() {
        assertThatThrownBy(() -> new TdlibProperties(Path.of("x"), "secret:secret", false))
                .hasMessageNotContaining("secret");
    }

    @Test
    void showsNoSecret() {
        SessionProperties properties = bind(Map.of(
                "telegram.session.api-id", "1",
                "telegram.session.api-hash", "planted",
                "telegram.session.phone", "planted",
                "telegram.session.encryption-key", "planted"));
        assertThat(properties.toString()).doesNotContain("planted");
        assertThat(SessionKey.of("planted".repeat(5)).toString()).doesNotContain("planted");
        assertThat(new TdlibProperties(Path.of("x"), "h:1:planted:planted", false).toString())
                .doesNotContain("planted");
    }

    private static SessionProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("telegram.session", Bindable.of(SessionProperties.class));
    }
}
