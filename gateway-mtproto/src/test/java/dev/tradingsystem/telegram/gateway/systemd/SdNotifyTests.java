package dev.tradingsystem.telegram.gateway.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdNotifyTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void arrivesAtSocketsWithAPathAndAtAbstractOnes(boolean isAbstract) {
        String name = isAbstract
                ? "@notify-" + UUID.randomUUID()
                : folder.resolve("notify").toString();
        try (var socket = new NotifySocket(name)) {
            var systemd = new SdNotify(name);
            systemd.ready();
            systemd.status("session ready\nlease held: está");
            systemd.watchdog();
            systemd.extendTimeout(Duration.ofSeconds(30));
            systemd.stopping();
            await().untilAsserted(() -> assertThat(socket.notices())
                    .containsExactly(
                            "READY=1",
                            "STATUS=session ready lease held: está",
                            "WATCHDOG=1",
                            "EXTEND_TIMEOUT_USEC=30000000",
                            "STOPPING=1"));
        }
    }

    @Test
    void goesOnWhenNobodyListens() {
        var systemd = new SdNotify(folder.resolve("nobody").toString());
        assertThatCode(systemd::ready).doesNotThrowAnyException();
    }

    @Test
    void refusesANameThatIsNoAddress() {
        try (Arena arena = Arena.ofConfined()) {
            assertThatIllegalArgumentException().isThrownBy(() -> SocketAddress.of("notify", arena));
            assertThatIllegalArgumentException().isThrownBy(() -> SocketAddress.of("/" + "a".repeat(108), arena));
            assertThat(SocketAddress.of("/" + "a".repeat(106), arena).length()).isEqualTo(110);
        }
    }
}
