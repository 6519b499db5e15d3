package dev.tradingsystem.telegram.tpcapital.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeModeTests {

    @ParameterizedTest
    @CsvSource({"false,POLLING", "'',POLLING", "true,QUEUE", "TRUE,QUEUE", "hybrid,HYBRID"})
    void readsTheSetting(String setting, IntakeMode mode) {
        assertThat(IntakeMode.of(setting)).isEqualTo(mode);
    }

    @Test
    void namesTheVariableThatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IntakeMode.of("sometimes"))
                .withMessageContaining("TP_CAPITAL_QUEUE_MODE");
    }

    @Test
    void aQueueThatIsSwitchedOffCannotBeUsed() {
        var queue = new IntakeProperties.Queue(
                false, "localhost", 5672, "telegram", "telegram", "", 10, Duration.ofSeconds(1));
        var redis = new IntakeProperties.Redis(true, "localhost", 6379, "", "", "", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IntakeProperties(
                        "hybrid", List.of(-1L), Duration.ZERO, 100, Duration.ofSeconds(30), queue, redis))
                .withMessageContaining("TELEGRAM_ENABLE_QUEUE");
    }
}
