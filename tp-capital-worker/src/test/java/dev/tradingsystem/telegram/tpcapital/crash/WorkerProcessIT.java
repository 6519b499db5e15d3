package dev.tradingsystem.telegram.tpcapital.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.GatewayLog;
import dev.tradingsystem.telegram.tpcapital.RandomHistory;
import dev.tradingsystem.telegram.tpcapital.Tables;
import dev.tradingsystem.telegram.tpcapital.Texts;
import dev.tradingsystem.telegram.tpcapital.Worker;
import dev.tradingsystem.telegram.tpcapital.signal.Desk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// The worker as a process: whoever dies during 10,000 events, the tables are in the end what
/// they are when nobody does; and who is asked to stop finishes what is under way.
///
/// `-Devents=N` makes it longer.
class WorkerProcessIT {

    private static final long SEED = 20251105L;
    private static final int EVENTS = Integer.getInteger("events", 10_000);
    private static final Path OUTPUT = Path.of("target", "worker-process.log");
    private static final List<Long> CHANNELS = List.of(-1001L, -1002L);
    private static final long STOPPED_CHANNEL = -1003L;
    private static final int BATCH = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int POSTS = 100;
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(20);
    private static final Duration PACE = Duration.ofMillis(50);

    private static volatile double allowed;
    private static int fed;
    private static Servers servers;
    private static GatewayLog log;

    private final List<WorkerProcess> workers = new ArrayList<>();

    @BeforeAll
    static void start() {
        servers = new Servers();
        log = new GatewayLog(servers.databases.gateway());
    }

    @AfterEach
    void endWorkers() {
        workers.forEach(WorkerProcess::close);
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @Test
    void theTablesAreThoseOfAnUndisturbedRunWhoeverDies() throws Exception {
        try (var cache = new CacheTarget(servers.redis);
                var _ = new LogFollower("queue", servers.databases, new QueueTarget(servers.rabbit));
                var _ = new LogFollower("cache", servers.databases, cache)) {
            Thread feeder = Thread.ofVirtual().name("feeder").start(WorkerProcessIT::feed);
            WorkerProcess worker = start("hybrid", CHANNELS);

            reach(0.1, 0.2);
            worker.kill();
            worker = start("hybrid", CHANNELS);
            reach(0.25, 0.35);
            servers.rabbit.kill();
            reach(0.4, 0.5);
            servers.rabbit.startAgain();
            reach(0.5, 0.6);
            servers.redis.kill();
            reach(0.6, 0.7);
            servers.redis.startAgain();
            reach(0.7, 0.8);
            servers.databases.postgres().kill();
            servers.databases.postgres().startAgain();
            reach(0.85, 1);
            worker.kill();
            assertThat(feeder.isAlive()).as("all of it happened meanwhile").isTrue();
            worker = start("hybrid", CHANNELS);

            feeder.join();
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreExceptions()
                    .until(() -> verdicts(CHANNELS) == changes(CHANNELS));
            worker.terminate();
            assertThat(worker.awaitEnd()).isIn(0, 143);
            compare();
        }
    }

    @Test
    void aBatchUnderWayIsFinishedWhenTheWorkerIsAskedToStop() throws Exception {
        WorkerProcess worker = start("false", List.of(STOPPED_CHANNEL));
        try (Connection holder = servers.databases.postgres().connect(Databases.SIGNALS)) {
            // given
            await().atMost(PATIENCE).until(() -> rows("offsets", List.of(STOPPED_CHANNEL)) == 1);
            holder.setAutoCommit(false);
            holder.createStatement().execute("SELECT seq FROM tp_capital.offsets WHERE channel_id = -1003 FOR UPDATE");
            for (List<MessageEvent> portion :
                    new RandomHistory(SEED, List.of(STOPPED_CHANNEL)).portions(3 * BATCH, BATCH)) {
                log.append(portion);
            }
            await().atMost(PATIENCE).until(WorkerProcessIT::somebodyWaitsForALock);
            // when
            worker.terminate();
            await().during(Duration.ofSeconds(2)).until(worker::isAlive);
            holder.rollback();
            // then
            assertThat(worker.awaitEnd()).isIn(0, 143);
            long taken = new Desk(servers.databases.signals()).offsets.of(STOPPED_CHANNEL);
            assertThat(rows("verdicts", List.of(STOPPED_CHANNEL)))
                    .as("the batch under way, and no second one")
                    .isEqualTo(new Changes(servers.databases.gateway())
                            .after(STOPPED_CHANNEL, 0, EVENTS).stream()
                                    .filter(change -> change.seq() <= taken)
                                    .count())
                    .isBetween(1L, (long) BATCH);
        }
    }

    /// The load driver of the benchmarks measures this path; here it only has to be whole.
    @ParameterizedTest
    @CsvSource({"false, -1004", "true, -1005", "hybrid, -1006"})
    void everyModeTellsHowLongItsStagesTook(String mode, long channel) {
        try (var worker = Worker.start(servers.settings(mode, List.of(channel)));
                var cache = new CacheTarget(servers.redis);
                var _ = new LogFollower("queue", servers.databases, new QueueTarget(servers.rabbit));
                var _ = new LogFollower("cache", servers.databases, cache)) {
            // given
            await().atMost(PATIENCE).until(() -> worker.get("/readyz").statusCode() == 200);
            // when
            for (long id = 1; id <= POSTS; id++) {
                String order = Texts.order("PETRA" + (100 + id), "1,04", "1,15", "0,70");
                var message = Message.of(channel, id, Instant.now(), new Content.Text(order));
                await().pollDelay(BETWEEN_POSTS)
                        .until(() -> log.append(new MessageEvent.Posted(message, Origin.LIVE, Instant.now()))
                                        .version()
                                == 1);
            }
            // then
            await().atMost(PATIENCE).until(() -> rows("signals", List.of(channel)) == POSTS);
            var stages = new Stages(servers.databases.gateway(), channel);
            await().atMost(PATIENCE).until(() -> stages.complete(mode) == POSTS);
            System.out.println(mode + ": received to stored, ms " + stages.percentiles());
        }
    }

    private static void feed() {
        List<String> assets = IntStream.range(0, 96)
                .mapToObj(i -> "PETR" + (char) ('A' + i % 12) + (200 + i / 12))
                .toList();
        for (List<MessageEvent> portion : new RandomHistory(SEED, CHANNELS, assets).portions(EVENTS, 40)) {
            await().atMost(PATIENCE).pollInterval(PACE).until(() -> fed < EVENTS * allowed);
            fed += portion.size();
            await().atMost(PATIENCE)
                    .pollDelay(PACE)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptionsMatching(
                            e -> e instanceof DataAccessException || e instanceof TransactionException)
                    .until(() -> log.append(portion).size() <= portion.size());
        }
    }

    private WorkerProcess start(String mode, List<Long> channels) throws IOException {
        WorkerProcess worker = WorkerProcess.start(servers, OUTPUT, mode, channels);
        workers.add(worker);
        return worker;
    }

    /// Waits until the worker is there, with more events allowed to come, so that whatever
    /// happens next happens in the middle of them.
    private static void reach(double done, double coming) {
        allowed = coming;
        await().atMost(PATIENCE)
                .pollInterval(PACE)
                .ignoreExceptions()
                .until(() -> verdicts(CHANNELS) >= EVENTS * done * 0.9);
    }

    private static long verdicts(Collection<Long> channels) {
        return rows("verdicts", channels);
    }

    private static long rows(String table, Collection<Long> channels) {
        return count("SELECT count(*) FROM tp_capital." + table + " WHERE channel_id = ANY(:channels)", channels);
    }

    private static long count(String statement, Collection<Long> channels) {
        return servers.databases
                .jdbc()
                .sql(statement)
                .param("channels", channels.toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    private static long changes(Collection<Long> channels) {
        var changes = new Changes(servers.databases.gateway());
        return channels.stream()
                .mapToLong(channel -> changes.after(channel, 0, EVENTS).size())
                .sum();
    }

    private static boolean somebodyWaitsForALock() {
        return servers.databases.jdbc().sql("""
                        SELECT EXISTS (SELECT FROM pg_stat_activity a
                                        WHERE a.wait_event_type = 'Lock' AND a.query LIKE '%tp_capital.offsets%')
                        """).query(Boolean.class).single();
    }

    private static void compare() {
        Databases databases = servers.databases;
        Desk undisturbed = new Desk(databases.undisturbed());
        var changes = new Changes(databases.gateway());
        for (long channel : CHANNELS) {
            undisturbed.takeAll(changes.after(channel, 0, EVENTS), 500);
        }
        Instant end = Instant.now().plus(Duration.ofDays(3));
        undisturbed.expiry().run(end);
        new Desk(databases.signals()).expiry().run(end);
        List<String> expected = Tables.of(databases.undisturbed(), CHANNELS);
        List<String> tables = Tables.of(databases.signals(), CHANNELS);
        assertThat(Tables.differences(tables, expected)).isEmpty();
        assertThat(tables).hasSameSizeAs(expected);
        System.out.printf(
                "%d events: %d changes, %d verdicts, %d signals, %d reviews; %d rows equal those of an undisturbed run%n",
                EVENTS,
                changes(CHANNELS),
                verdicts(CHANNELS),
                rows("signals", CHANNELS),
                rows("reviews", CHANNELS),
                tables.size());
    }
}
