package dev.tradingsystem.telegram.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tradingsystem.telegram.local.Availability;
import dev.tradingsystem.telegram.local.Server;
import dev.tradingsystem.telegram.reliability.fault.Faults;
import dev.tradingsystem.telegram.testdc.PatchedLibrary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A short run of the crash matrix: one fault of each kind. `-Dcheckout=FOLDER` names the folder
/// with the packaged apps.
class CrashMatrixIT {

    private static final long SEED = 20_251_124;
    private static final int RATE = 20;
    private static final List<String> FAULTS = List.of(
            "kill-gateway",
            "freeze-worker",
            "cut-gateway-pooler",
            "delay-api-pooler",
            "freeze-redis",
            "kill-redis",
            "kill-broker",
            "slow-consumers",
            "full-disk");

    @Test
    void nothingIsLostDoubledOrWrongWhateverFails() throws Exception {
        assumeThat(EnumSet.range(Server.POSTGRES, Server.RABBITMQ).stream()
                        .flatMap(server -> Availability.missing(server).stream()))
                .isEmpty();
        assumeThat(PatchedLibrary.isInstalled()).isTrue();
        var run = new Run(SEED, "hybrid", RATE, Duration.ofMinutes(5), System.out::println);
        Path checkout = Path.of(System.getProperty("checkout", ".."));

        RunResult result = run.strike(
                Faults.named(FAULTS),
                checkout,
                Path.of("target", "crash-matrix").toAbsolutePath());

        assertThat(result.findings()).isEmpty();
        assertThat(result.told()).isEmpty();
        assertThat(result.struck()).extracting(RunResult.Struck::fault).containsExactlyElementsOf(FAULTS);
        assertThat(result.changes()).isGreaterThan(FAULTS.size() * RATE);
    }
}
