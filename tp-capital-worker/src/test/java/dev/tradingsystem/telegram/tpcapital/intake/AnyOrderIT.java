package dev.tradingsystem.telegram.tpcapital.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.consumer.ConsumerReports;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.GatewayLog;
import dev.tradingsystem.telegram.tpcapital.RandomHistory;
import dev.tradingsystem.telegram.tpcapital.Tables;
import dev.tradingsystem.telegram.tpcapital.signal.Desk;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Promise: whatever is delivered twice, late, early or by two processes at once, in whatever
/// mode and portions, the tables come out as if everything had been taken once and in order.
/// `-Dhistories=N` tries more lives than the build does.
class AnyOrderIT {

    private static final int HISTORIES = Integer.getInteger("histories", 16);
    private static final int EVENTS = 60;
    private final Instant end = Instant.now().plus(Duration.ofDays(3));

    private static Databases databases;
    private static GatewayLog log;
    private static Desk undisturbed;

    private final IntakeMetrics metrics = new IntakeMetrics(new SimpleMeterRegistry());

    @BeforeAll
    static void start() {
        databases = Databases.start();
        log = new GatewayLog(databases.gateway());
        undisturbed = new Desk(databases.undisturbed());
    }

    @AfterAll
    static void stop() {
        if (databases != null) {
            databases.close();
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, HISTORIES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theTablesDoNotDependOnHowChangesWereBrought(long seed) throws InterruptedException {
        // given
        List<Long> channels = List.of(-1_000_000L - 2 * seed, -1_000_001L - 2 * seed);
        for (List<MessageEvent> portion : new RandomHistory(seed, channels).portions(EVENTS, 20)) {
            log.append(portion);
        }
        var changes = new Changes(databases.gateway());
        for (long channel : channels) {
            undisturbed.desk.take(changes.after(channel, 0, 1_000), undisturbed.offsets.of(channel), 4);
        }
        undisturbed.expiry().run(end);
        // when
        var random = new Random(seed);
        for (long channel : channels) {
            disturb(channel, changes.after(channel, 0, 1_000), random);
        }
        new Desk(databases.signals()).expiry().run(end);
        // then
        List<String> expected = Tables.of(databases.undisturbed(), channels);
        List<String> tables = Tables.of(databases.signals(), channels);
        assertThat(Tables.differences(tables, expected)).isEmpty();
        assertThat(tables).hasSameSizeAs(expected).hasSizeGreaterThan(EVENTS);
    }

    private void disturb(long channel, List<Change> all, Random random) throws InterruptedException {
        ChannelIntake intake = intake(channel, random);
        int reached = 0;
        while (reached < all.size()) {
            int near = Math.min(all.size() - 1, Math.max(0, reached + random.nextInt(9) - 5));
            switch (random.nextInt(9)) {
                case 0, 1, 2, 3 -> {
                    intake.deliver(all.get(near), 4);
                    reached = Math.max(reached, near + 1);
                }
                case 4 -> intake.deliver(all.get(random.nextInt(reached + 1)), 4);
                case 5 -> intake.catchUp(5);
                case 6 -> intake.catchUpTo(all.get(near).seq(), 5);
                case 7 -> intake = intake(channel, random);
                default -> atOnce(intake, intake(channel, random), all.get(near), all.get(random.nextInt(near + 1)));
            }
            if (random.nextInt(10) == 0) {
                new Desk(databases.signals()).expiry().run(end);
            }
        }
        boolean more = true;
        while (more) {
            more = intake.catchUp(5);
        }
    }

    /// Two processes, as when a deployment overlaps.
    private static void atOnce(ChannelIntake one, ChannelIntake other, Change first, Change second)
            throws InterruptedException {
        List<Thread> both = List.of(
                Thread.ofVirtual().start(() -> one.deliver(first, 4)),
                Thread.ofVirtual().start(() -> other.deliver(second, 4)));
        for (Thread thread : both) {
            thread.join();
        }
    }

    private ChannelIntake intake(long channel, Random random) {
        Desk desk = new Desk(databases.signals());
        var source = new ChangeSource(new Changes(databases.gateway()), null, metrics);
        return new ChannelIntake(
                channel,
                desk.desk,
                desk.offsets,
                desk.attempts,
                source,
                new Marks(null, desk.verdicts, metrics, Clock.systemUTC()),
                new ProgressReports(new ConsumerReports(databases.gateway())),
                1 + random.nextInt(7),
                Clock.systemUTC());
    }
}
