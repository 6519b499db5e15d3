package dev.tradingsystem.telegram.gateway.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.telegram.GatewayProcess;
import dev.tradingsystem.telegram.gateway.telegram.TelegramServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: systemd learns when the service is ready, how it is, that it lives and that it stops;
/// what only a person or another server can bring does not keep it from being ready.
class NoticesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    private static TelegramServers servers;

    @BeforeAll
    static void start() {
        servers = TelegramServers.start();
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static GatewayProcess launch(String account, NotifySocket systemd, Map<String, Object> more)
            throws IOException {
        var settings = new HashMap<String, Object>(Map.of("NOTIFY_SOCKET", systemd.name(), "WATCHDOG_USEC", 2_000_000));
        settings.putAll(more);
        Path output = Files.createDirectories(Path.of("target")).resolve("systemd-notices.log");
        return GatewayProcess.launch(servers, account, folder.resolve(account), output, settings);
    }

    private static NotifySocket socket(String name) {
        return new NotifySocket(folder.resolve(name + ".socket").toString());
    }

    private static void awaitNotice(NotifySocket systemd, String start) {
        await(start).atMost(LIMIT).until(() -> systemd.notices().stream().anyMatch(notice -> notice.startsWith(start)));
    }

    @Test
    void tellsOfALifeFromTheWaitForALoginToTheStop() throws Exception {
        try (var systemd = socket("life");
                GatewayProcess gateway = launch("life", systemd, Map.of())) {
            awaitNotice(systemd, "READY=1");
            assertThat(gateway.state()).isEqualTo("WAITING_FOR_LOGIN");
            awaitNotice(systemd, "STATUS=session waiting for login; lease held, fence 1; cache disabled");
            gateway.logIn(servers.telegram().user("+5511900000001"));
            awaitNotice(systemd, "STATUS=session ready; lease held");
            long fed = fed(systemd);
            await().atMost(LIMIT).until(() -> fed(systemd) >= fed + 2);
            gateway.terminate();
            awaitNotice(systemd, "STOPPING=1");
            assertThat(gateway.awaitExit()).isIn(0, 143);
            assertThat(systemd.notices().stream().filter("READY=1"::equals)).hasSize(1);
        }
    }

    @Test
    void isReadyAsAStandbyAndWithoutItsDatabase() throws Exception {
        try (var systemd = socket("holder");
                var standby = socket("standby");
                var alone = socket("alone");
                GatewayProcess first = launch("shared", systemd, Map.of())) {
            first.awaitState("WAITING_FOR_LOGIN");
            try (GatewayProcess _ = launch("shared", standby, Map.of());
                    GatewayProcess _ = launch("alone", alone, Map.of("TELEGRAM_PGBOUNCER_PORT", 9))) {
                for (NotifySocket each : List.of(standby, alone)) {
                    awaitNotice(each, "READY=1");
                    awaitNotice(each, "STATUS=session standby; waiting for the lease");
                    awaitNotice(each, "WATCHDOG=1");
                }
            }
        }
    }

    private static long fed(NotifySocket systemd) {
        return systemd.notices().stream().filter("WATCHDOG=1"::equals).count();
    }
}
