package dev.tradingsystem.telegram.reliability.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

    @Test
    void aSecretInALogIsFoundWithItsPlaceAndNotRepeated(@TempDir Path logs) throws IOException {
        var secrets = new Secrets();
        secrets.plant("database-password", "open sesame");
        Files.writeString(logs.resolve("clean.log"), "nothing to see");
        Files.writeString(logs.resolve("loud.log"), "failed: open sesame\nkey " + secrets.of("api-key"));
        assertThat(secrets.told(logs))
                .containsExactly("loud.log tells the api-key", "loud.log tells the database-password");
    }
}
