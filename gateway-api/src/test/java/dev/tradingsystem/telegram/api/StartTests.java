package dev.tradingsystem.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.store.start.ConfigurationRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartTests {

    @TempDir
    private Path files;

    @Test
    void saysAllThatIsWrongAtOnceAndEndsWith78(CapturedOutput output) {
        assertThatThrownBy(() -> start(
                        "--TELEGRAM_GATEWAY_API_PORT=none",
                        "--TELEGRAM_REDIS_USER=api",
                        "--TELEGRAM_GATEWAY_MAX_PAGE_SIZE=-1"))
                .rootCause()
                .isInstanceOfSatisfying(
                        ConfigurationRefused.class,
                        refused -> assertThat(refused.getExitCode()).isEqualTo(78))
                .hasMessageContainingAll(
                        "no key: set TELEGRAM_GATEWAY_API_TOKEN",
                        "TELEGRAM_GATEWAY_API_PORT (server.port)",
                        "TELEGRAM_REDIS_PASSWORD",
                        "TELEGRAM_API_CURSOR_SECRET",
                        "TELEGRAM_GATEWAY_MAX_PAGE_SIZE (telegram.page.max-size)");
        assertThat(output).contains("The configuration is refused").doesNotContain("\tat ");
    }

    @Test
    void takesASecretFromAFileAndNeverShowsIt(CapturedOutput output) throws IOException {
        Files.writeString(files.resolve("telegram.key.token"), "planted-0123456789-planted");

        assertThatThrownBy(() -> start("--TELEGRAM_GATEWAY_API_PORT=none", "--CREDENTIALS_DIRECTORY=" + files))
                .rootCause()
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageNotContaining("no key");
        assertThat(output)
                .contains("settings of telegram-gateway-api:")
                .contains("telegram.key.token = *** (file in " + files)
                .contains("telegram.page.default-size = 50 (default)")
                .doesNotContain("planted");
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(ApiApplication.class)
                .properties("spring.config.name=telegram-gateway-api")
                .run(arguments);
    }
}
