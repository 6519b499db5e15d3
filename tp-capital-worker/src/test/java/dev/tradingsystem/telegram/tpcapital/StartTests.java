package dev.tradingsystem.telegram.tpcapital;

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
                        "--TP_CAPITAL_PORT=none",
                        "--TP_CAPITAL_QUEUE_MODE=true",
                        "--TP_CAPITAL_GATEWAY_BATCH_SIZE=501",
                        "--TELEGRAM_PGBOUNCER_PORT=none"))
                .rootCause()
                .isInstanceOfSatisfying(
                        ConfigurationRefused.class,
                        refused -> assertThat(refused.getExitCode()).isEqualTo(78))
                .hasMessageContainingAll(
                        "TP_CAPITAL_API_KEY",
                        "TP_CAPITAL_PORT (server.port)",
                        "TELEGRAM_ENABLE_QUEUE",
                        "TELEGRAM_PGBOUNCER_PORT");
        assertThat(output).contains("The configuration is refused").doesNotContain("\tat ");
    }

    @Test
    void takesASecretFromAFileAndNeverShowsIt(CapturedOutput output) throws IOException {
        Files.writeString(files.resolve("tp-capital.http.keys"), "planted-0123456789-planted");

        assertThatThrownBy(() -> start("--TP_CAPITAL_PORT=none", "--CREDENTIALS_DIRECTORY=" + files))
                .rootCause()
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageNotContaining("TP_CAPITAL_API_KEY");
        assertThat(output)
                .contains("settings of tp-capital:")
                .contains("tp-capital.http.keys = *** (file in " + files)
                .contains("tp-capital.intake.batch-size = 100 (default)")
                .doesNotContain("planted");
    }

    private static void start(String... arguments) {
        new SpringApplicationBuilder(WorkerApplication.class)
                .properties("spring.config.name=tp-capital")
                .run(arguments);
    }
}
