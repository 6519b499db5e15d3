package dev.tradingsystem.telegram.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Promise: `health-check-telegram.sh` tells of real apps and servers what is the case.
class HealthCheckIT {

    private static final int PORT_OFFSET = 13_000;
    private static final Path SCRIPT = Path.of("..", "scripts", "telegram", "health-check-telegram.sh");

    @TempDir
    Path data;

    @TempDir
    Path stack;

    @Test
    void tellsWhatRunningAppsAndServersSayAndWhenTheyDoNot() throws Exception {
        assumeThat(schemaToolIsBuilt()).as("message-store's runnable jar").isTrue();
        try (var process = StandaloneProcess.start(
                data,
                Path.of("target", "health-check.log"),
                "--standalone.feed=off",
                "--standalone.port-offset=" + PORT_OFFSET)) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(this::everythingThereIsOk);
            process.stop();
        }
        JsonNode after = check();
        assertThat(after.path("status").asString()).isEqualTo("unhealthy");
        assertThat(states(after)).containsEntry("api", "unhealthy").containsEntry("gateway", "unhealthy");
    }

    private static boolean schemaToolIsBuilt() throws IOException {
        Path target = Path.of("..", "message-store", "target");
        if (!Files.isDirectory(target)) {
            return false;
        }
        try (var files = Files.list(target)) {
            return files.anyMatch(file -> file.toString().endsWith("-exec.jar"));
        }
    }

    private void everythingThereIsOk() throws Exception {
        assertThat(data.resolve("keys.properties")).exists();
        JsonNode report = check();
        Map<String, String> states = states(report);
        // there is one Redis only
        assertThat(states.remove("redis, second")).isEqualTo("degraded");
        assertThat(states).as(report.toString()).hasSize(8).values().containsOnly("ok");
    }

    private static Map<String, String> states(JsonNode report) {
        return report.path("checks")
                .valueStream()
                .collect(Collectors.toMap(
                        check -> check.path("name").asString(),
                        check -> check.path("state").asString()));
    }

    private JsonNode check() throws Exception {
        Path keys = Files.createDirectories(stack.resolve("secrets/operator"));
        var made = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("keys.properties"))) {
            made.load(in);
        }
        Files.writeString(keys.resolve("gateway.key"), made.getProperty("api"));
        var script = new ProcessBuilder(SCRIPT.toString(), "--without-containers", "--format=json");
        script.environment().putAll(environment());
        Process running = script.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        JsonNode report = JsonMapper.shared().readTree(running.getInputStream());
        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(running.exitValue())
                .isEqualTo("unhealthy".equals(report.path("status").asString()) ? 1 : 2);
        return report;
    }

    private Map<String, String> environment() {
        return Map.of(
                "TELEGRAM_STACK_DIR", stack.toString(),
                "TELEGRAM_REDIS_PORT", port(6379),
                "TELEGRAM_REDIS_REPLICA_PORT", "1",
                "TELEGRAM_GATEWAY_API_PORT", port(Apps.API_PORT),
                "TP_CAPITAL_PORT", port(Apps.WORKER_PORT),
                "GATEWAY_PORT", port(Apps.GATEWAY_PORT),
                "TELEGRAM_PGBOUNCER_PORT", port(5434),
                "TELEGRAM_DB_PASSWORD_FILE",
                        data.resolve("postgres/telegram.password").toString());
    }

    private static String port(int usual) {
        return Integer.toString(usual + PORT_OFFSET);
    }
}
