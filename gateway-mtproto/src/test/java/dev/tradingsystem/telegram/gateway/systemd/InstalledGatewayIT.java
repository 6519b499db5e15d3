package dev.tradingsystem.telegram.gateway.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promise: what `install-gateway.sh` puts on a host is started by the unit's own command line,
/// with nothing in its environment but what systemd gives, and tells systemd that it is ready.
class InstalledGatewayIT {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final String CACHE = "-XX:AOTCache=lib/gateway.aot";

    @TempDir
    Path folder;

    @Test
    void comesUpAsTheUnitStartsItWithAndWithoutWhatJavaRemembers() throws Exception {
        Path jar = programJar();
        Path system = installed(jar);
        Path home = system.resolve("opt/telegram-gateway");
        assertThat(home.resolve("lib/java.options")).content().contains(CACHE);
        try (var postgres = LocalPostgres.start()) {
            postgres.createDatabase("telegram_gateway");
            new Migrations(postgres.jdbcUrl("telegram_gateway"), postgres.user(), postgres.password()).gateway(null);
            Duration with = timeToReady(system, postgres, true);
            forget(home.resolve("lib/java.options"));
            Duration without = timeToReady(system, postgres, false);
            // figures for the reader of the build: on a busy machine they say little, so nothing is asked of them
            System.out.printf(
                    "ready after %d ms with the AOT cache, %d ms without%n", with.toMillis(), without.toMillis());
        }
    }

    private static Path programJar() throws IOException {
        try (var jars = Files.list(REPOSITORY.resolve("gateway-mtproto/target"))) {
            List<Path> found =
                    jars.filter(jar -> jar.toString().endsWith("-exec.jar")).toList();
            assumeThat(found)
                    .as("the runnable jar, which the build makes before this")
                    .isNotEmpty();
            assumeThat(System.getProperty("user.name"))
                    .as("a service is installed by root")
                    .isEqualTo("root");
            return found.getFirst();
        }
    }

    private Path installed(Path jar) throws Exception {
        Path system = Files.createDirectory(folder.resolve("system"));
        for (String other : List.of("etc", "opt", "var")) {
            Files.createDirectory(system.resolve(other));
        }
        Path secrets = Files.createDirectories(folder.resolve("stack/secrets/telegram-gateway"));
        for (String name :
                List.of("telegram.session.encryption-key", "telegram.http.keys", "telegram.redis.password")) {
            Files.writeString(secrets.resolve(name), "a-value-of-the-right-length-for-all-of-them");
        }
        Files.writeString(secrets.resolve("spring.datasource.password"), "unused");
        var script = new ProcessBuilder(
                REPOSITORY.resolve("scripts/install-gateway.sh").toString(),
                "--root",
                system.toString(),
                "--jar",
                jar.toString());
        script.environment().put("TELEGRAM_STACK_DIR", folder.resolve("stack").toString());
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Path output = folder.resolve("install.log");
        Process running =
                script.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(running.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(running.exitValue()).as(Files.readString(output)).isZero();
        return system;
    }

    private Duration timeToReady(Path system, LocalPostgres postgres, boolean remembering) throws Exception {
        Path output = Path.of("target", "installed-gateway.log");
        try (var systemd =
                new NotifySocket(folder.resolve(remembering + ".socket").toString())) {
            long started = System.nanoTime();
            Process gateway = new ProcessBuilder(command(system, systemd, postgres))
                    .directory(system.resolve("opt/telegram-gateway").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                await("READY=1").atMost(Duration.ofSeconds(90)).until(() -> {
                    assertThat(gateway.isAlive()).as(() -> text(output)).isTrue();
                    return systemd.notices().stream().anyMatch(notice -> notice.startsWith("READY=1"));
                });
                var taken = Duration.ofNanos(System.nanoTime() - started);
                assertThat(text(Path.of("/proc/%d/maps".formatted(gateway.pid())))
                                .contains("gateway.aot"))
                        .isEqualTo(remembering);
                gateway.destroy();
                assertThat(gateway.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(gateway.exitValue()).isEqualTo(143);
                return taken;
            } finally {
                gateway.destroyForcibly();
            }
        }
    }

    /// ExecStart of the installed unit, below the folder that stands for the host.
    private List<String> command(Path system, NotifySocket systemd, LocalPostgres postgres) throws IOException {
        Path credentials = Files.createDirectories(folder.resolve("credentials"));
        Files.writeString(credentials.resolve("spring.datasource.password"), postgres.password());
        Files.writeString(credentials.resolve("telegram.http.keys"), "0123456789abcdef");
        Path unit = system.resolve("etc/systemd/system/telegram-gateway.service");
        String start = Files.readAllLines(unit).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .map(line -> line.substring("ExecStart=".length()))
                .findFirst()
                .orElseThrow();
        var environment = Map.of(
                "NOTIFY_SOCKET", systemd.name(),
                "CREDENTIALS_DIRECTORY", credentials.toString(),
                "TELEGRAM_PGBOUNCER_PORT", Integer.toString(postgres.port()),
                "TELEGRAM_DB_USER", postgres.user(),
                "TELEGRAM_REDIS_ENABLED", "false",
                "TELEGRAM_SESSION_DIR",
                        system.resolve("opt/telegram-gateway/.session").toString(),
                "TDLIB_LIBRARY_PATH",
                        system.resolve("opt/telegram-gateway/lib/libtdjson.so").toString(),
                "GATEWAY_PORT", Integer.toString(freePort()));
        var command = new ArrayList<>(List.of("/usr/bin/env", "-i"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(List.of(start.replace("/opt/telegram-gateway", system + "/opt/telegram-gateway")
                .split(" ")));
        return command;
    }

    private static void forget(Path options) throws IOException {
        Files.writeString(options, Files.readString(options).replace(CACHE, ""));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
