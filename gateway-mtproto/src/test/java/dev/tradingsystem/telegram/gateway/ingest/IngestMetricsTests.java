package dev.tradingsystem.telegram.gateway.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestMetricsTests {

    private static final long WATCHED = -100L;
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:10Z");
    private static final Instant SENT = Instant.parse("2026-01-05T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ReceivedByChannel channels = new ReceivedByChannel(registry);
    private IngestMetrics metrics;

    @BeforeEach
    void register() {
        var lanes = new IngestLanes(new IngestProperties(1, 1, 1, 1, Duration.ZERO));
        metrics = new IngestMetrics(registry, Clock.fixed(NOW, ZoneOffset.UTC), lanes, channels);
    }

    @Test
    void countsByChannelOnlyWhatIsWatched() {
        channels.watched(List.of(WATCHED));
        assertThat(registry.get("telegram.messages.received").counters()).hasSize(1);
        metrics.received(WATCHED);
        for (long stranger = 1; stranger <= 1_000; stranger++) {
            metrics.received(stranger);
        }

        assertThat(registry.get("telegram.messages.received").counters())
                .singleElement()
                .satisfies(counter -> {
                    assertThat(counter.getId().getTag("channel_id")).isEqualTo("-100");
                    assertThat(counter.count()).isOne();
                });
        assertThat(registry.get("telegram.ingest.received").counter().count()).isEqualTo(1_001);
    }

    @Test
    void countsWhatWasStoredByItsKind() {
        metrics.committed(
                List.of(
                        change(ChangeKind.POSTED, Origin.LIVE),
                        change(ChangeKind.EDITED, Origin.AUDIT),
                        change(ChangeKind.DELETED, Origin.LIVE),
                        change(ChangeKind.POSTED, Origin.IMPORT)),
                2,
                1,
                9);

        assertThat(changes("posted")).isEqualTo(2);
        assertThat(changes("edited")).isOne();
        assertThat(changes("deleted")).isOne();
        assertThat(registry.get("telegram.ingest.changes").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum())
                .isEqualTo(registry.get("telegram.ingest.updates")
                        .tag("outcome", "stored")
                        .counter()
                        .count());
    }

    @Test
    void timesFromTelegramsDateWhatJustHappenedThere() {
        metrics.committed(
                List.of(
                        change(ChangeKind.POSTED, Origin.LIVE),
                        change(ChangeKind.EDITED, Origin.LIVE),
                        change(ChangeKind.DELETED, Origin.LIVE),
                        change(ChangeKind.POSTED, Origin.BACKFILL),
                        change(ChangeKind.EDITED, Origin.AUDIT),
                        change(ChangeKind.POSTED, Origin.IMPORT)),
                0,
                0,
                9);

        var lag = registry.get("telegram.ingest.lag").timer();
        assertThat(lag.count()).isEqualTo(2);
        assertThat(lag.totalTime(TimeUnit.SECONDS)).isCloseTo(10 + 4, within(0.001));
    }

    private double changes(String kind) {
        return registry.get("telegram.ingest.changes")
                .tag("kind", kind)
                .counter()
                .count();
    }

    private static Change change(ChangeKind kind, Origin origin) {
        var edited = kind == ChangeKind.EDITED ? SENT.plusSeconds(6) : null;
        var message =
                new Message(WATCHED, 7, SENT, edited, null, new Content.Text("a"), null, null, null, null, null, null);
        return new Change(9, 8, kind, 1, origin, NOW, NOW, message);
    }
}
