package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every service of the compose files promises: limits, health, rights, logs, ports.
class ComposePolicyTests {

    private static final String ONE_SHOT = "telegram-migrate";
    private static final String NATIVE_GATEWAY_CPU = "1";
    private static final long NATIVE_GATEWAY_MEGABYTES = 1024;
    private static final Set<String> LABELS = Set.of("stack", "tier", "service", "component", "role", "description");

    static Set<String> everyService() {
        return ComposeFiles.services().keySet();
    }

    private static Map<String, Object> service(String name) {
        return ComposeFiles.services().get(name);
    }

    @Test
    void stackHasSevenContainersItsWatchFourAndTheWorkerItsOwnFile() {
        assertThat(ComposeFiles.services("docker-compose.telegram.yml"))
                .hasSize(8)
                .containsKey(ONE_SHOT);
        assertThat(ComposeFiles.services("docker-compose.monitoring.yml")).hasSize(4);
        assertThat(ComposeFiles.services("docker-compose.tp-capital.yml")).containsOnlyKeys("tp-capital-worker");
        assertThat(ComposeFiles.services("docker-compose.ha.yml")).hasSize(2);
        assertThat(ComposeFiles.NAMES)
                .allSatisfy(file ->
                        assertThat(ComposeFiles.parsed(file).get("name")).isEqualTo("telegram"));
    }

    @ParameterizedTest
    @CsvSource({
        "telegram-timescaledb,       telegram-timescale,         timescale/timescaledb:2.29.2-pg17,             TELEGRAM_DB_PORT=5434:5432,                 2,    2048",
        "telegram-pgbouncer,         telegram-pgbouncer,         telegram-pgbouncer:1.26.1,                     TELEGRAM_PGBOUNCER_PORT=6434:5432,          0.5,  256",
        "telegram-redis-master,      telegram-redis-master,      redis:8.10.2-alpine,                           TELEGRAM_REDIS_PORT=6379:6379,              1,    1280",
        "telegram-redis-replica,     telegram-redis-replica,     redis:8.10.2-alpine,                           TELEGRAM_REDIS_REPLICA_PORT=6380:6379,      1,    1280",
        "telegram-redis-sentinel,    telegram-redis-sentinel,    redis:8.10.2-alpine,                           TELEGRAM_REDIS_SENTINEL_PORT=26379:26379,   0.5,  256",
        "telegram-rabbitmq,          telegram-rabbitmq,          rabbitmq:4.3.5-management-alpine,              TELEGRAM_RABBITMQ_PORT=5672:5672,           1,    1024",
        "telegram-gateway-api,       telegram-gateway-api,       telegram-gateway-api:0.1.0,                    TELEGRAM_GATEWAY_API_PORT=4010:4010,        0.5,  256",
        "telegram-prometheus,        telegram-prometheus,        prom/prometheus:v3.13.3,                       TELEGRAM_PROMETHEUS_PORT=9090:9090,         1,    1024",
        "telegram-grafana,           telegram-grafana,           grafana/grafana:13.2.3,                        TELEGRAM_GRAFANA_PORT=3100:3000,            0.5,  512",
        "telegram-postgres-exporter, telegram-postgres-exporter, prometheuscommunity/postgres-exporter:v0.20.1, TELEGRAM_POSTGRES_EXPORTER_PORT=9187:9187,  0.25, 128",
        "telegram-redis-exporter,    telegram-redis-exporter,    oliver006/redis_exporter:v1.88.0-alpine,       TELEGRAM_REDIS_EXPORTER_PORT=9121:9121,     0.25, 128",
        "tp-capital-worker,          tp-capital-worker,          tp-capital-worker:0.1.0,                       TP_CAPITAL_PORT=4005:4005,                  0.5,  256",
        "telegram-migrate,           telegram-migrate,           telegram-migrate:0.1.0,                        ,                                           0.5,  256"
    })
    void serviceHasTheDecidedImagePortAndLimits(
            String name, String container, String image, String port, String processors, long megabytes) {
        var service = service(name);
        assertThat(service.get("container_name")).isEqualTo(container);
        assertThat(service.get("image")).isEqualTo(image);
        assertThat(processors(service)).isEqualByComparingTo(processors);
        assertThat(megabytes(service)).isEqualTo(megabytes);
        if (port == null) {
            assertThat(service.get("ports")).isNull();
        } else {
            var mapping = port.substring(port.indexOf('=') + 1);
            assertThat(ComposeFiles.strings(service.get("ports"))).contains("127.0.0.1:" + mapping);
            assertThat(ComposeFiles.defaults().get(port.substring(0, port.indexOf('='))))
                    .containsExactly(mapping.substring(0, mapping.indexOf(':')));
        }
    }

    @Test
    void limitsAddUpToWhatOneHostHas() {
        var services = ComposeFiles.services();
        services.remove(ONE_SHOT);
        services.keySet()
                .removeAll(ComposeFiles.services("docker-compose.ha.yml").keySet());
        assertThat(services).hasSize(12);
        var processors = services.values().stream()
                .map(ComposePolicyTests::processors)
                .reduce(new BigDecimal(NATIVE_GATEWAY_CPU), BigDecimal::add);
        long megabytes = services.values().stream()
                .mapToLong(ComposePolicyTests::megabytes)
                .sum();
        assertThat(processors).isLessThanOrEqualTo(new BigDecimal("10"));
        assertThat(megabytes + NATIVE_GATEWAY_MEGABYTES).isLessThanOrEqualTo(9472);
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void serviceMayDoNothingItNeedNot(String name) {
        var service = service(name);
        assertThat(service.get("read_only")).isEqualTo(true);
        assertThat(ComposeFiles.strings(service.get("cap_drop"))).containsExactly("ALL");
        assertThat(service).doesNotContainKeys("cap_add", "privileged", "network_mode", "pid", "ipc", "env_file");
        assertThat(ComposeFiles.strings(service.get("security_opt"))).containsExactly("no-new-privileges:true");
        assertThat(String.valueOf(service.get("user"))).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(service.get("tmpfs")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void serviceIsLimitedLogsLittleAndSaysWhatItIs(String name) {
        var service = service(name);
        assertThat(ComposeFiles.at(service, "deploy", "resources", "limits", "pids"))
                .isInstanceOf(Integer.class);
        assertThat(ComposeFiles.at(service, "logging", "driver")).isEqualTo("json-file");
        assertThat(ComposeFiles.at(service, "logging", "options"))
                .isEqualTo(Map.of("max-size", "10m", "max-file", "3"));
        assertThat(ComposeFiles.map(service.get("labels")).keySet())
                .isEqualTo(LABELS.stream()
                        .map(label -> "com.tradingsystem." + label)
                        .collect(Collectors.toSet()));
        assertThat(String.valueOf(service.get("stop_grace_period"))).matches("\\d+s");
        assertThat(service.get("networks").toString()).contains("telegram_backend");
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void serviceStartsAgainAndIsAskedForItsHealth(String name) {
        var service = service(name);
        if (name.equals(ONE_SHOT)) {
            assertThat(service.get("restart")).isEqualTo("no");
            assertThat(ComposeFiles.at(service, "healthcheck", "disable")).isEqualTo(true);
            return;
        }
        assertThat(service.get("restart")).isEqualTo("unless-stopped");
        var health = ComposeFiles.map(service.get("healthcheck"));
        assertThat(health).containsKeys("test", "interval", "timeout", "retries", "start_period", "start_interval");
        assertThat(seconds(health.get("interval"))).isBetween(10L, 30L);
        assertThat(seconds(health.get("timeout"))).isLessThan(seconds(health.get("interval")));
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void serviceWaitsForTheHealthOfWhatItNeeds(String name) {
        var needed = service(name).get("depends_on");
        if (needed == null) {
            assertThat(name).isIn("telegram-timescaledb", "telegram-redis-master", "telegram-rabbitmq");
            return;
        }
        ComposeFiles.map(needed).forEach((other, how) -> {
            assertThat(everyService()).contains(other);
            String condition = String.valueOf(ComposeFiles.map(how).get("condition"));
            String wanted = other.equals(ONE_SHOT)
                    ? "service_completed_successfully"
                    : name.equals("telegram-prometheus") ? "service_started" : "service_healthy";
            assertThat(condition).isEqualTo(wanted);
        });
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void portsAreOnLoopbackAndFilesMountedToBeRead(String name) {
        var service = service(name);
        assertThat(ComposeFiles.strings(service.get("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
        for (String mount : ComposeFiles.strings(service.get("volumes"))) {
            var parts = mount.split(":", -1);
            if (!parts[0].contains("/")) {
                assertThat(volumes()).as(mount).contains(parts[0]);
                continue;
            }
            assertThat(mount).endsWith(":ro");
            if (!parts[0].startsWith("ASKED")) {
                Path file = ComposeFiles.FOLDER.resolve(parts[0]);
                assertThat(file).as(mount).exists();
                assertThat(!Files.isDirectory(file) || file.toFile().list().length > 0)
                        .as(mount)
                        .isTrue();
            }
        }
    }

    @Test
    void noImageIsNamedByAMovingTag() {
        assertThat(ComposeFiles.images())
                .hasSizeGreaterThan(15)
                .allMatch(image -> image.matches("[a-z0-9_./-]+:[A-Za-z0-9_.-]*\\d[A-Za-z0-9_.-]*"))
                .noneMatch(image -> image.contains("latest"));
    }

    @Test
    void everyVariableStandsInTheExampleWithItsDefault() {
        var examples = ComposeFiles.examples();
        assertThat(examples.keySet()).containsAll(ComposeFiles.variables());
        ComposeFiles.defaults().forEach((name, values) -> {
            assertThat(values).as(name).hasSize(1);
            if (!Set.of("TELEGRAM_ENABLE_QUEUE", "TP_CAPITAL_QUEUE_MODE").contains(name)) { // the sample switches it on
                assertThat(examples.get(name))
                        .as(name)
                        .isEqualTo(values.iterator().next());
            }
        });
    }

    @Test
    void everyVariableOfTheExampleIsReadBySomebody() {
        var read = new TreeSet<>(ComposeFiles.variables());
        for (String app : List.of(
                "gateway-mtproto/src/main/resources/telegram-gateway.yaml",
                "gateway-api/src/main/resources/telegram-gateway-api.yaml",
                "tp-capital-worker/src/main/resources/tp-capital.yaml")) {
            var text = ComposeFiles.text(Installation.REPOSITORY.resolve(app));
            ComposeFiles.examples().keySet().stream()
                    .filter(name -> text.contains("${" + name))
                    .forEach(read::add);
        }
        assertThat(read).containsAll(ComposeFiles.examples().keySet());
    }

    @Test
    void exampleHoldsNoSecret() {
        assertThat(ComposeFiles.examples())
                .allSatisfy((name, value) -> assertThat(
                                name.matches(".*(PASSWORD|TOKEN|SECRET|KEY|HASH)") && !value.isEmpty())
                        .as(name)
                        .isFalse());
    }

    @Test
    void eachReaderOfSecretsIsTheGroupItsFilesAreGivenTo() {
        var groups = Installation.bash("for reader in $(cd deploy/compose; sed -n "
                + "'s#.*/\\(secrets\\|rendered\\)/\\([a-z-]*\\):.*#\\2#p' docker-compose.*.yml | sort -u); do"
                + " echo \"$reader $(reader_group \"$reader\")\"; done");
        Map<String, String> byReader = groups.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> words[1]));
        assertThat(byReader).hasSizeGreaterThan(9);
        ComposeFiles.services()
                .forEach((name, service) -> ComposeFiles.strings(service.get("volumes")).stream()
                        .filter(mount -> mount.startsWith("ASKED/"))
                        .map(mount -> mount.substring(mount.indexOf('/', 6) + 1, mount.indexOf(':')))
                        .forEach(reader -> assertThat(String.valueOf(service.get("user")))
                                .as("%s reads %s", name, reader)
                                .endsWith(":" + byReader.get(reader))));
    }

    @Test
    void namedFirstRunBringsUpEverythingButTheOverlay() {
        assertThat(ComposeFiles.parsed("compose.yaml").get("include").toString())
                .contains(
                        "docker-compose.telegram.yml", "docker-compose.tp-capital.yml", "docker-compose.monitoring.yml")
                .doesNotContain("docker-compose.ha.yml");
    }

    private static Set<String> volumes() {
        return ComposeFiles.NAMES.stream()
                .map(file -> ComposeFiles.parsed(file).get("volumes"))
                .filter(volumes -> volumes != null)
                .flatMap(volumes -> ComposeFiles.map(volumes).keySet().stream())
                .collect(Collectors.toSet());
    }

    private static BigDecimal processors(Map<String, Object> service) {
        return new BigDecimal(String.valueOf(ComposeFiles.at(service, "deploy", "resources", "limits", "cpus")));
    }

    private static long megabytes(Map<String, Object> service) {
        var memory = String.valueOf(ComposeFiles.at(service, "deploy", "resources", "limits", "memory"));
        long number = Long.parseLong(memory.substring(0, memory.length() - 1));
        return memory.endsWith("G") ? number * 1024 : number;
    }

    private static long seconds(Object duration) {
        return Long.parseLong(String.valueOf(duration).replace("s", ""));
    }
}
