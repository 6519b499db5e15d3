package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AuthenticationFailureException;
import dev.tradingsystem.telegram.local.Availability;
import dev.tradingsystem.telegram.local.Server;
import dev.tradingsystem.telegram.model.wire.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The rendered configuration of every server is what a real one runs with: secrets, rendering,
/// start scripts and health commands of `deploy/compose`, and the exchange of secrets, on the
/// servers of this machine. One class, since one start of all servers, half its time, serves every
/// test.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RenderedServersIT {

    private Installation installation;
    private NativeDocker docker;
    private Logins logins;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        for (Server server : EnumSet.range(Server.POSTGRES, Server.RABBITMQ)) {
            assumeThat(Availability.missing(server))
                    .as("what this machine lacks")
                    .isEmpty();
        }
        installation = Installation.make(folder);
        docker = new NativeDocker(installation);
        logins = new Logins(installation);
        docker.up("epmd", Integer.parseInt(installation.parameters().get("EPMD_PORT")));
        docker.up("telegram-timescale", installation.port("DATABASE"));
        // the image makes the database and runs the script; the server may still be recovering
        await().atMost(Duration.ofSeconds(20))
                .until(() -> inDatabase("psql --username=telegram --dbname=postgres"
                                        + " --command='CREATE DATABASE telegram_gateway'")
                                .run()
                                .code()
                        == 0);
        NativeDocker.succeed(docker.exec("telegram-timescale", "sh", "/docker-entrypoint-initdb.d/100-roles.sh"));
        docker.up("telegram-pgbouncer", installation.port("POOL"));
        docker.up("telegram-redis-master", installation.port("MASTER"));
        docker.up("telegram-redis-replica", installation.port("REPLICA"));
        docker.up("telegram-redis-sentinel", installation.port("SENTINEL"));
        docker.up("telegram-rabbitmq", installation.port("RABBIT"));
    }

    @AfterAll
    void stop() {
        if (docker != null) {
            docker.close();
        }
    }

    private Command inDatabase(String command) {
        return docker.exec(
                "telegram-timescale",
                "sh",
                "-c",
                "PGPASSWORD=$(cat $SECRETS/telegram.pass); export PGPASSWORD; exec " + command);
    }

    @ParameterizedTest
    @CsvSource({
        "telegram-timescale, /etc/telegram/health.sh, ''",
        "telegram-pgbouncer, /usr/local/bin/health.sh, ''",
        "telegram-redis-master, /usr/local/bin/health.sh, master",
        "telegram-redis-replica, /usr/local/bin/health.sh, replica",
        "telegram-redis-sentinel, /usr/local/bin/health.sh, sentinel",
        "telegram-rabbitmq, /usr/local/bin/health.sh, ''"
    })
    @Order(1)
    void healthCommandOfEachContainerIsGreen(String container, String script, String role) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var result = docker.exec(container, "sh", script, role).run();
            assertThat(result.code()).as(result.output()).isZero();
        });
    }

    @Test
    @Order(2)
    void healthCommandIsRedWhereNobodyAnswers() {
        var nobody = Map.of("RENDER_POOL_PORT", "1", "RENDER_DATABASE_PORT", "1", "RENDER_MASTER_PORT", "1");
        assertThat(docker.exec("telegram-pgbouncer", "sh", "/usr/local/bin/health.sh")
                        .with(nobody)
                        .run()
                        .code())
                .isNotZero();
        assertThat(docker.exec("telegram-timescale", "sh", "/etc/telegram/health.sh")
                        .with(nobody)
                        .run()
                        .code())
                .isNotZero();
        assertThat(docker.exec("telegram-redis-master", "sh", "/usr/local/bin/health.sh", "master")
                        .with(nobody)
                        .run()
                        .code())
                .isNotZero();
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, telegram_gateway, 30s",
        "api, telegram_gateway, 5s",
        "worker, telegram_gateway, 10s",
        "grafana, telegram_gateway, 30s",
        "exporter, telegram_gateway, 10s",
        "tp_capital, tp_capital, 10s"
    })
    @Order(3)
    void poolerLetsARoleInWithItsPasswordAndItsTimeLimit(String role, String database, String limit)
            throws SQLException {
        try (var connection = logins.pooled(role, database, logins.password(role));
                var answer = connection.createStatement().executeQuery("SHOW statement_timeout")) {
            assertThat(answer.next()).isTrue();
            assertThat(answer.getString(1)).isEqualTo(limit);
        }
        assertThatThrownBy(() -> logins.pooled(role, database, "wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    @Order(3)
    void poolerKnowsNoOwnerAndTheApiHasNoWayToTheWorkersDatabase() {
        assertThatThrownBy(() -> logins.pooled("telegram", "telegram_gateway", logins.password("telegram")))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> logins.pooled("api", "tp_capital", logins.password("api")))
                .isInstanceOf(SQLException.class);
    }

    @Test
    @Order(3)
    void exporterSeesThePoolsOfTheConsole() {
        var result = docker.exec(
                        "telegram-pgbouncer",
                        "sh",
                        "-c",
                        "PGPASSWORD=$1 exec psql -h 127.0.0.1 -p $PORT -U exporter -d pgbouncer -At -c 'SHOW POOLS'",
                        "sh",
                        logins.password("exporter"))
                .run();
        assertThat(result.output()).contains("telegram_gateway|api|");
    }

    @Test
    @Order(3)
    void databaseRunsWithTheDecidedSettings() throws SQLException {
        Map<String, String> decided = new TreeMap<>();
        DatabaseSettings.DECIDED.lines().filter(line -> !line.isBlank()).forEach(line -> {
            var words = line.strip().split(" +", 2);
            decided.put(words[0], words[1]);
        });
        Map<String, String> real = new TreeMap<>();
        try (var connection = logins.direct(logins.password("telegram"));
                var question = connection.prepareStatement("SELECT current_setting(?)")) {
            for (String name : decided.keySet()) {
                question.setString(1, name);
                var answer = question.executeQuery();
                answer.next();
                real.put(name, answer.getString(1));
            }
        }
        assertThat(real).isEqualTo(decided);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "api", "worker", "exporter", "operator"})
    @Order(3)
    void cacheLetsAUserInWithItsPasswordOnly(String user) {
        String secret = installation.secret("telegram-redis", user + ".pass");
        assertThat(logins.redis("MASTER", user, secret, "ping").output()).isEqualToIgnoringNewLines("PONG");
        assertThat(logins.redis("MASTER", user, "wrong", "ping").output()).contains("WRONGPASS");
        assertThat(logins.redis("REPLICA", user, secret, "ping").output()).isEqualToIgnoringNewLines("PONG");
    }

    @Test
    @Order(3)
    void cacheLetsNobodyInWithoutAName() {
        String worker = installation.secret("telegram-redis", "worker.pass");
        assertThat(logins.redis("MASTER", "default", "", "get", "telegram:msg:1:1")
                        .output())
                .contains("NOAUTH");
        assertThat(logins.redis("MASTER", "worker", worker, "flushall").output())
                .contains("NOPERM");
        assertThat(logins.redis("SENTINEL", "default", "", "sentinel", "masters")
                        .output())
                .contains("NOAUTH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"telegram", "gateway", "worker"})
    @Order(3)
    void brokerLetsAUserInWithItsPasswordOnly(String user) throws Exception {
        try (var connection = logins.broker(user, installation.secret("telegram-rabbitmq", user + ".pass"))) {
            assertThat(connection.isOpen()).isTrue();
        }
        assertThatThrownBy(() -> logins.broker(user, "wrong")).isInstanceOf(AuthenticationFailureException.class);
        assertThatThrownBy(() -> logins.broker("guest", "guest")).isInstanceOf(AuthenticationFailureException.class);
    }

    @Test
    @Order(3)
    void brokerHoldsExchangeAndDeadLettersAsTheAppsDeclareThem() throws Exception {
        try (var connection = logins.broker("telegram", installation.secret("telegram-rabbitmq", "telegram.pass"));
                var channel = connection.createChannel()) {
            channel.exchangeDeclarePassive(Topology.EXCHANGE);
            // another argument would close the channel
            channel.exchangeDeclare(Topology.EXCHANGE, "topic", true);
            channel.queueDeclare(Topology.DEAD_LETTERS, true, false, false, Topology.deadLetterArguments());
        }
    }

    @Test
    @Order(4)
    void exchangedPasswordOfARoleHoldsAtTheDatabaseAndThePooler() throws Exception {
        String before = logins.password("api");
        rotate("--yes", "db.api");
        assertThat(logins.password("api")).isNotEqualTo(before);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> logins.pooled("api", "telegram_gateway", logins.password("api"))
                        .close());
        assertThatThrownBy(() -> logins.pooled("api", "telegram_gateway", before))
                .isInstanceOf(SQLException.class);
        assertThat(restarted()).contains("telegram-gateway-api");
    }

    @Test
    @Order(4)
    void exchangedPasswordOfTheOwnerHolds() throws SQLException {
        String before = logins.password("telegram");
        rotate("--yes", "db.telegram");
        logins.direct(logins.password("telegram")).close();
        assertThatThrownBy(() -> logins.direct(before)).isInstanceOf(SQLException.class);
    }

    @Test
    @Order(4)
    void formerPasswordOfACacheUserHoldsUntilItIsFinished() {
        String before = installation.secret("telegram-redis", "worker.pass");
        rotate("--yes", "redis.worker");
        String now = installation.secret("telegram-redis", "worker.pass");
        assertThat(logins.redis("MASTER", "worker", now, "ping").output()).contains("PONG");
        assertThat(logins.redis("REPLICA", "worker", before, "ping").output()).contains("PONG");
        rotate("--yes", "--finish", "redis.worker");
        assertThat(logins.redis("MASTER", "worker", now, "ping").output()).contains("PONG");
        assertThat(logins.redis("MASTER", "worker", before, "ping").output()).contains("WRONGPASS");
    }

    @Test
    @Order(4)
    void exchangedPasswordOfABrokerUserHolds() {
        String before = installation.secret("telegram-rabbitmq", "worker.pass");
        rotate("--yes", "rabbit.worker");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> logins.broker("worker", installation.secret("telegram-rabbitmq", "worker.pass"))
                        .close());
        assertThatThrownBy(() -> logins.broker("worker", before)).isInstanceOf(AuthenticationFailureException.class);
    }

    @Test
    @Order(5)
    void killedMasterIsReplacedAndAStartedSentinelKnowsTheNewOne() {
        docker.kill("telegram-redis-master");
        String operator = installation.secret("telegram-redis", "operator.pass");
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(logins.redis("REPLICA", "operator", operator, "set", "telegram:test", "1")
                                        .output())
                                .contains("OK"));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(master()).contains(Integer.toString(installation.port("REPLICA"))));
        docker.kill("telegram-redis-sentinel");
        docker.up("telegram-redis-sentinel", installation.port("SENTINEL"));
        assertThat(master()).contains(Integer.toString(installation.port("REPLICA")));
        // and the dead one comes back as a replica
        docker.up("telegram-redis-master", installation.port("MASTER"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(logins.redis("MASTER", "operator", operator, "role")
                                .output())
                        .startsWith("slave"));
    }

    private String master() {
        return logins.redis(
                        "SENTINEL",
                        "default",
                        installation.secret("telegram-redis", "sentinel-clients.pass"),
                        "sentinel",
                        "get-master-addr-by-name",
                        "telegram-redis")
                .output();
    }

    private void rotate(String... arguments) {
        NativeDocker.succeed(docker.script("rotate-secret.sh", arguments));
    }

    private String restarted() throws IOException {
        return Files.readString(installation.folder().resolve("restarted"));
    }
}
