package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.gateway.session.SessionHarness.Setup;
import dev.tradingsystem.telegram.testdc.TestDatacenter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingLibraryIT {

    @Test
    void saysWhatIsMissingAndStaysAlive(@TempDir Path folder) {
        try (TestDatacenter telegram = TestDatacenter.start();
                SessionHarness without = Setup.of(telegram, folder.resolve(".session"))
                        .withLibrary(folder.resolve("libtdjson.so"))
                        .open()) {
            without.awaitState(SessionState.FAILED);
            assertThat(without.session.status().problem())
                    .contains(folder.resolve("libtdjson.so").toString());
        }
    }
}
