package dev.tradingsystem.telegram.gateway;

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
                        "--GATEWAY_PORT=none",
                        "--TELEGRAM_API_ID=7",
                        "--TELEGRAM_REDIS_SENTINELS=here",
                        "--TDLIB_TEST_DC=perhaps"))
                .rootCause()
                .isInstanceOfSatisfying(
                        ConfigurationRefused.class,
                        refused -> assertThat(refused.getExitCode()).isEqualTo(78))
                .hasMessageContainingAll(
                        "API_SECRET_TOKEN",
                        "GATEWAY_PORT (server.port)",
                        "TELEGRAM_API_HASH",
                        "a sentinel is host:port",
                        "TDLIB_TEST_DC (tdlib.test-dc)");
        assertThat(output).contains("The configuration is refused").doesNotContain("\tat ");
    }

    @Test
    void takesASecretFromAFileAndNeverShowsIt(CapturedOutput output) throws IOException {
        Files.writeString(files.resolve("telegram.http.keys"), "planted-0123456789-planted");

        assertThatThrownBy(() -> start("--GATEWAY_PORT=none", "--CREDENTIALS_DIRECTORY=" + files))
                .rootCause()
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageNotContaining("API_SECRET_TOKEN");
        assertThat(output)
                .contains("settings of telegram-gateway:")
                .contains("telegram.http.keys = *** (file in " + files)
                .contains("server.port = none (argument GATEWAY_PORT)")
                .doesNotContain("planted");
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(GatewayApplication.class)
                .properties("spring.config.name=telegram-gateway")
                .run(arguments);
    }
}
