package dev.tradingsystem.telegram.tpcapital.intake;

import static dev.tradingsystem.telegram.tpcapital.GatewayLog.CHANNEL;
import static dev.tradingsystem.telegram.tpcapital.Texts.CANONICAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.cache.SeenMarks;
import dev.tradingsystem.telegram.store.consumer.ConsumerReports;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.GatewayLog;
import dev.tradingsystem.telegram.tpcapital.signal.Desk;
import dev.tradingsystem.telegram.tpcapital.signal.MessageFilter;
import dev.tradingsystem.telegram.tpcapital.signal.Outcome;
import io.lettuce.core.api.sync.RedisServerCommands;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What a channel's intake makes of crowds, edits, filters, a flushed cache and a dead one,
/// against real databases and a real Redis. One class over the usual length, because all of it
/// shares them.
class ChannelIntakeIT {

    private static final int BATCH = 100;
    private static final long OTHER = CHANNEL - 1;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Databases databases;
    private static LocalRedis redis;
    private static CacheClient client;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IntakeMetrics metrics = new IntakeMetrics(registry);
    private HotMessages hot;
    private GatewayLog log;

    @BeforeAll
    static void start() {
        databases = Databases.start();
        redis = LocalRedis.start();
        client = new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
    }

    @AfterAll
    static void stop() {
        if (databases != null) {
            client.close();
            redis.close();
            databases.close();
        }
    }

    @BeforeEach
    void begin() {
        databases.wipe();
        await().atMost(PATIENCE).until(client::isUp);
        client.call(RedisServerCommands::flushall);
        hot = new HotMessages(client, Clock.systemUTC());
        log = new GatewayLog(databases.gateway());
    }

    @Test
    void photosWithoutWordsDelayAnOrderByOneCycle() {
        // given
        log.append(LongStream.rangeClosed(1, 103)
                .mapToObj(id -> posted(CHANNEL, id, Content.Media.of(MediaKind.PHOTO, null)))
                .toList());
        log.post(104, CANONICAL);
        ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE);
        // then
        assertThat(intake.catchUp(5)).isTrue();
        assertThat(count("signals")).isZero();
        assertThat(intake.waiting()).isEqualTo(4);
        assertThat(intake.catchUp(5)).isFalse();
        assertThat(count("signals")).isOne();
        assertThat(words("SELECT kind || coalesce(reason, '') FROM tp_capital.verdicts GROUP BY 1 ORDER BY 1"))
                .containsExactly("noiseempty", "signal");
        assertThat(count("verdicts")).isEqualTo(104);
    }

    @Test
    void fiveEditsADeletionAndAFlushedCacheLeaveOneSignal() {
        // given
        ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE);
        log.post(1, CANONICAL);
        for (String stop : List.of("0,71", "0,72", "0,73", "0,74", "0,75")) {
            log.edit(1, CANONICAL.replace("0,70", stop));
            intake.catchUp(5);
        }
        assertThat(words("SELECT stop::text || status FROM tp_capital.signals")).containsExactly("0.750000open");
        assertThat(count("signal_versions")).isEqualTo(6);
        // when
        log.delete(1);
        intake.catchUp(5);
        client.call(RedisServerCommands::flushall);
        List<Change> all = new Changes(databases.gateway()).after(CHANNEL, 0, BATCH);
        List<Outcome> again = all.stream()
                .map(change -> intake(CHANNEL, MessageFilter.NONE).deliver(change, 4))
                .toList();
        // then
        assertThat(again).extracting(Outcome::result).containsOnly(Outcome.Result.KNOWN);
        assertThat(words("SELECT stop::text || status FROM tp_capital.signals")).containsExactly("0.750000withdrawn");
        assertThat(count("signal_versions")).isEqualTo(6);
        assertThat(count("verdicts")).isEqualTo(7);
    }

    @Test
    void channelsWithEqualIdsDoNotMeet() {
        // given
        log.post(1, CANONICAL);
        log.append(posted(OTHER, 1, new Content.Text(CANONICAL)));
        log.append(posted(OTHER, 2, new Content.Text("Operação CANCELADA - ignore o sinal anterior")));
        // when
        intake(CHANNEL, MessageFilter.NONE).catchUp(5);
        intake(OTHER, MessageFilter.NONE).catchUp(5);
        // then
        assertThat(words("SELECT channel_id || status FROM tp_capital.signals ORDER BY channel_id DESC"))
                .containsExactly(CHANNEL + "open", OTHER + "cancelled");
    }

    @Test
    void whatAGapBroughtIsAnsweredAsTakenOnceItIsDelivered() {
        // given
        ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE);
        Change order = log.post(1, CANONICAL);
        Change chatter = log.post(2, "Bom dia");
        Change last = log.post(3, "Boa tarde");
        // when
        Outcome first = intake.deliver(last, 4);
        // then
        assertThat(first.result()).isEqualTo(Outcome.Result.IGNORED);
        assertThat(intake.deliver(order, 4)).satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Outcome.Result.PROCESSED);
            assertThat(outcome.parsedAt()).isNotNull();
            assertThat(outcome.storedAt()).isEqualTo(first.storedAt());
        });
        assertThat(intake.deliver(chatter, 4).result()).isEqualTo(Outcome.Result.IGNORED);
        assertThat(intake.deliver(order, 4).result()).as("a second time").isEqualTo(Outcome.Result.KNOWN);
        assertThat(count("signals")).isOne();
    }

    @Test
    void whatALateDeliveryTookAlongIsAnsweredAsTakenOnceItIsDelivered() {
        // given
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(1));
        ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE, later);
        Change chatter = log.post(1, "Bom dia");
        Change order = log.post(2, CANONICAL);
        // when
        intake.deliver(chatter, 4);
        // then
        assertThat(count("signals")).as("taken along").isOne();
        assertThat(intake.deliver(order, 4).result()).isEqualTo(Outcome.Result.PROCESSED);
        assertThat(intake.deliver(order, 4).result()).as("a second time").isEqualTo(Outcome.Result.KNOWN);
    }

    @Test
    void whatIsFilteredOutTakesNoPlaceInABatch() {
        // given
        var filter = new MessageFilter(List.of(), List.of(), List.of("ativo"), List.of("curso"));
        for (int part = 0; part < 2; part++) {
            long first = 1 + part * 100L;
            log.append(LongStream.range(first, first + 100)
                    .mapToObj(id -> posted(CHANNEL, id, new Content.Text("Compre o curso, ativo")))
                    .toList());
        }
        log.post(201, CANONICAL);
        // when
        boolean more = intake(CHANNEL, filter).catchUp(5);
        // then
        assertThat(count("signals")).isOne();
        assertThat(more).isTrue();
        assertThat(words("SELECT DISTINCT reason FROM tp_capital.verdicts WHERE kind = 'noise'"))
                .containsExactly("filtered");
    }

    @Test
    void whatWaitsIsCountedBeyondABatch() {
        log.append(LongStream.rangeClosed(1, 450)
                .mapToObj(id -> posted(CHANNEL, id, new Content.Text("Bom dia")))
                .toList());
        ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE);

        assertThat(LongStream.range(0, 5)
                        .mapToObj(_ -> {
                            boolean _ = intake.catchUp(5);
                            return intake.waiting();
                        })
                        .toList())
                .containsExactly(350L, 250L, 150L, 50L, 0L);
    }

    @Test
    void aFlushedCacheIsGivenWhatTheLogHad() {
        // given
        Change first = log.post(1, CANONICAL);
        Change second = log.post(2, "Bom dia");
        ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE);
        // when
        intake.catchUp(5);
        hot.touch(Map.of(CHANNEL, second.seq()));
        // then
        assertThat(hot.changesAfter(CHANNEL, first.prevSeq(), BATCH))
                .get()
                .satisfies(changes ->
                        assertThat(changes).extracting(Change::seq).containsExactly(first.seq(), second.seq()));
    }

    @Test
    void withoutRedisTheDatabaseTellsWhatIsKnown() {
        // given
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        var logger = (Logger) LoggerFactory.getLogger(Marks.class);
        logger.addAppender(lines);
        Change change = log.post(1, CANONICAL);
        ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE);
        redis.kill();
        try {
            // when
            intake.catchUp(5);
            Outcome again = intake.deliver(change, 4);
            // then
            assertThat(again.result()).isEqualTo(Outcome.Result.KNOWN);
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getMessage)
                    .containsExactly("Redis unavailable, using database for dedup");
            assertThat(registry.get("tp.capital.cache.misses")
                            .tags("operation", "dedup", "reason", "unavailable")
                            .counter()
                            .count())
                    .isEqualTo(2);
        } finally {
            logger.detachAppender(lines);
            redis.startAgain();
        }
    }

    @Test
    void aPolledPoisonIsTriedFiveTimesAndNothingWaitsBehindIt() {
        // given
        databases.jdbc().sql("""
                CREATE OR REPLACE FUNCTION tp_capital.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  IF NEW.message_id = 66 AND NEW.kind NOT IN ('failed', 'poisoned') THEN RAISE EXCEPTION 'poison'; END IF;
                  RETURN NEW;
                END $$
                """).update();
        databases
                .jdbc()
                .sql(
                        "CREATE TRIGGER refuse BEFORE INSERT ON tp_capital.verdicts FOR EACH ROW EXECUTE FUNCTION tp_capital.refuse()")
                .update();
        try {
            log.post(66, CANONICAL);
            log.post(67, CANONICAL);
            ChannelIntake intake = intake(CHANNEL, MessageFilter.NONE);
            // when
            intake.catchUp(CatchUp.MOST_ATTEMPTS);
            // then
            assertThat(words("SELECT message_id::text FROM tp_capital.signals")).containsExactly("67");
            for (int again = 2; again <= CatchUp.MOST_ATTEMPTS; again++) {
                assertThat(count("parked")).isZero();
                intake.retry(Duration.ZERO, CatchUp.MOST_ATTEMPTS);
            }
            assertThat(words("SELECT attempts || error FROM tp_capital.parked"))
                    .singleElement()
                    .asString()
                    .startsWith("5")
                    .contains("poison");
            assertThat(count("attempts")).isZero();
        } finally {
            databases.jdbc().sql("DROP TRIGGER refuse ON tp_capital.verdicts").update();
        }
    }

    private ChannelIntake intake(long channel, MessageFilter filter) {
        return intake(channel, filter, Clock.systemUTC());
    }

    private ChannelIntake intake(long channel, MessageFilter filter, Clock clock) {
        var desk = new Desk(databases.signals(), filter);
        var source = new ChangeSource(new Changes(databases.gateway()), hot, metrics);
        return new ChannelIntake(
                channel,
                desk.desk,
                desk.offsets,
                desk.attempts,
                source,
                new Marks(new SeenMarks(client), desk.verdicts, metrics, Clock.systemUTC()),
                new ProgressReports(new ConsumerReports(databases.gateway())),
                BATCH,
                clock);
    }

    private static MessageEvent posted(long channel, long messageId, Content content) {
        Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return new MessageEvent.Posted(Message.of(channel, messageId, sent, content), Origin.LIVE, Instant.now());
    }

    private static List<String> words(String statement) {
        return databases
                .jdbc()
                .sql(statement)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static long count(String table) {
        return databases
                .jdbc()
                .sql("SELECT count(*) FROM tp_capital." + table)
                .query(Long.class)
                .single();
    }
}
