package dev.tradingsystem.telegram.api.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tradingsystem.telegram.local.Availability;
import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.Server;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// The console of a real pooler.
class PgBouncerConsoleIT {

    private static final int POOL_SIZE = 20;
    private static final int WAITING = 11;
    private static final Path PAGE = Path.of("..", "docs", "reference", "metrics.md");
    private static final Pattern NAME = Pattern.compile("^\\| `(pgbouncer_\\w+)");
    private static final Set<String> NEWER = Set.of(
            "server_assignment_count", "client_parse_count", "server_parse_count", "bind_count", "reserve_pool_size");

    private static LocalPostgres server;
    private static LocalPgBouncer pooler;

    @BeforeAll
    static void start() {
        assumeThat(Availability.missing(Server.POSTGRES)).isEmpty();
        assumeThat(Availability.missing(Server.PGBOUNCER)).isEmpty();
        server = LocalPostgres.start();
        server.createDatabase("one");
        pooler = LocalPgBouncer.start(server, "one");
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.close();
            server.close();
        }
    }

    private static PgBouncerConsole console(String password) {
        return new PgBouncerConsole(new PoolProperties(pooler.host(), pooler.port(), server.user(), password));
    }

    private static Exported exported(PgBouncerMetrics metrics) {
        return new Exported(metrics.get());
    }

    private static PgBouncerMetrics metrics() {
        return new PgBouncerMetrics(console(server.password()));
    }

    private static Connection pooled() throws SQLException {
        return DriverManager.getConnection(pooler.jdbcUrl("one"), server.user(), server.password());
    }

    @Test
    void answersNameEveryColumnThatIsRead() throws IOException {
        List<List<Row>> answers = console(server.password()).ask(PoolFigures.QUESTIONS);
        assertNamed(answers.get(0).getFirst().values().keySet(), Column.OF_STATS_TOTALS);
        assertNamed(answers.get(1).getFirst().values().keySet(), Column.OF_POOLS);
        assertNamed(answers.get(2).getFirst().values().keySet(), Column.OF_DATABASES);
        assertNamed(answers.get(3).stream().map(row -> row.text("list")).toList(), Column.OF_LISTS);
        assertNamed(answers.get(4).stream().map(row -> row.text("key")).toList(), Column.OF_CONFIG);
        assertThat(answers.get(1).getFirst().values()).containsKeys("maxwait", "maxwait_us");
    }

    private static void assertNamed(Iterable<String> named, List<Column> read) {
        assertThat(named)
                .containsAll(read.stream()
                        .map(Column::column)
                        .filter(column -> !NEWER.contains(column))
                        .toList());
    }

    @Test
    void referencePageNamesEveryMeterAndNoOther() throws IOException {
        List<String> documented = Files.readAllLines(PAGE).stream()
                .flatMap(line -> NAME.matcher(line).results())
                .map(found -> found.group(1))
                .toList();
        List<String> real = new ArrayList<>(exported(metrics()).names());
        Stream.of(Column.OF_STATS_TOTALS, Column.OF_DATABASES)
                .flatMap(List::stream)
                .filter(column -> NEWER.contains(column.column()))
                .map(column -> Column.OF_STATS_TOTALS.contains(column) ? column.meter() + "_total" : column.meter())
                .forEach(real::add);
        real.add("pgbouncer_databases_reserve_pool"); // gone in newer ones
        assertThat(documented).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(documented)).isEqualTo(new TreeSet<>(real));
    }

    @Test
    void figuresAreThoseOfTheDatabasesAndNotOfTheConsole() throws SQLException {
        Map<String, String> one = Map.of("database", "one");
        double before = exported(metrics()).value("pgbouncer_stats_totals_queries_pooled_total", one);
        try (var connection = pooled();
                var statement = connection.createStatement()) {
            for (int i = 0; i < 5; i++) {
                statement.execute("SELECT pg_sleep(0.01)");
            }
        }
        Exported exported = exported(metrics());
        assertThat(exported.value("pgbouncer_stats_totals_queries_pooled_total", one) - before)
                .isBetween(5.0, 9.0); // and what the driver asks by itself
        assertThat(exported.value("pgbouncer_stats_totals_queries_duration_seconds_total", one))
                .isBetween(0.05, 10.0);
        assertThat(exported.value("pgbouncer_pools_server_idle_connections", one))
                .isPositive();
        assertThat(exported.value("pgbouncer_databases_pool_size", Map.of("name", "one")))
                .isEqualTo(POOL_SIZE);
        assertThat(exported.value("pgbouncer_config_max_client_connections", Map.of()))
                .isEqualTo(500);
        assertThat(exported.value("pgbouncer_used_clients", Map.of())).isPositive();
        assertThat(exported.value("pgbouncer_up", Map.of())).isEqualTo(1);
        assertThat(exported.labels("pgbouncer_version_info", "version"))
                .singleElement()
                .asString()
                .startsWith("PgBouncer ");
        assertThat(exported.labels("pgbouncer_pools_client_waiting_connections", "database"))
                .containsOnly("one");
        assertThat(exported.labels("pgbouncer_stats_totals_queries_pooled_total", "database"))
                .containsOnly("one");
        assertThat(exported.labels("pgbouncer_databases_pool_size", "name")).containsOnly("one");
    }

    @Test
    void wrongPasswordIsRefusedAndLeavesOnlyThatItIsDown() {
        assertThatThrownBy(() -> console("wrong").ask(PoolFigures.QUESTIONS))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("the pooler answered:");
        assertThatThrownBy(() -> console(" ").ask(PoolFigures.QUESTIONS)).hasMessageContaining("no password");
        assertOnlyDown(exported(new PgBouncerMetrics(console("wrong"))));
    }

    private static void assertOnlyDown(Exported exported) {
        assertThat(exported.names()).containsExactly("pgbouncer_up");
        assertThat(exported.value("pgbouncer_up", Map.of())).isZero();
    }

    @Test
    void poolerThatDiedIsDownUntilItIsBackAndTheLogSaysBothOnce() {
        PgBouncerMetrics metrics = metrics();
        var log = listen();
        assertThat(exported(metrics).names()).hasSizeGreaterThan(30);
        pooler.kill();
        assertOnlyDown(exported(metrics));
        assertOnlyDown(exported(metrics));
        pooler.startAgain();
        assertThat(exported(metrics).value("pgbouncer_up", Map.of())).isEqualTo(1);
        assertThat(exported(metrics).names()).hasSizeGreaterThan(30);
        assertThat(log.list)
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("connection pool did not answer", "connection pool answers again");
    }

    @Test
    void clientsThatWaitForAnExhaustedPoolAreCountedAndTheLogSaysSoOnce() throws Exception {
        PgBouncerMetrics metrics = metrics();
        var log = listen();
        List<Connection> held = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        Map<String, String> one = Map.of("database", "one");
        try {
            for (int i = 0; i < POOL_SIZE; i++) {
                var connection = pooled();
                held.add(connection);
                connection.setAutoCommit(false);
                connection.createStatement().execute("SELECT 1");
            }
            assertThat(exported(metrics).value("pgbouncer_pools_server_active_connections", one))
                    .isEqualTo(POOL_SIZE);
            for (int i = 0; i < WAITING; i++) {
                waiting.add(Thread.ofVirtual().start(PgBouncerConsoleIT::useOne));
            }
            await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> {
                Exported exported = exported(metrics);
                assertThat(exported.value("pgbouncer_pools_client_waiting_connections", one))
                        .isEqualTo(WAITING);
                assertThat(exported.value("pgbouncer_pools_client_maxwait_seconds", one))
                        .isGreaterThan(0.05);
            });
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(exported(metrics).value("pgbouncer_pools_client_waiting_connections", one))
                .isZero();
        assertThat(log.list)
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("connection pool saturated", "connection pool no longer saturated");
    }

    private static void useOne() {
        try (var connection = pooled()) {
            connection.createStatement().execute("SELECT 1");
        } catch (SQLException e) {
            throw new IllegalStateException("a client that waits is served in the end", e);
        }
    }

    private static ListAppender<ILoggingEvent> listen() {
        var appender = new ListAppender<ILoggingEvent>();
        appender.start();
        ((Logger) LoggerFactory.getLogger(PgBouncerMetrics.class)).addAppender(appender);
        return appender;
    }

    @Test
    void brokenAnswersEndInAnErrorOrAnAnswerAndNothingElse() throws IOException {
        var conversation = Conversation.record(pooler, server.user(), server.password());
        assertThat(conversation.replayLogin(0)).isEqualTo(Conversation.Outcome.ANSWERED);
        assertThat(conversation.replayAnswers(0)).isEqualTo(Conversation.Outcome.ANSWERED);
        int refused = 0;
        for (int seed = 1; seed <= Conversation.MUTATIONS; seed++) {
            if (conversation.replayLogin(seed) == Conversation.Outcome.REFUSED) {
                refused++;
            }
            if (conversation.replayAnswers(seed) == Conversation.Outcome.REFUSED) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(Conversation.MUTATIONS / 4);
    }
}
