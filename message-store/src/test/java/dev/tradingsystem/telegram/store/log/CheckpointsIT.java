package dev.tradingsystem.telegram.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Checkpoints.Confirmed;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointsIT {

    @Test
    void movesForwardOnlyAndOnlyUnderTheCurrentFence() {
        try (var store = StoreFixture.start()) {
            var checkpoints = new Checkpoints(store.database());
            Fence fence = new WriterLease(store.database(), "main", "one", Duration.ofMinutes(1))
                    .take()
                    .orElseThrow()
                    .fence();
            assertThat(checkpoints.read("redis", "main")).isZero();
            checkpoints.move("redis", fence, 7);
            checkpoints.move("redis", fence, 5);
            checkpoints.move("redis", new Fence("main", fence.number() + 1), 9);
            assertThat(checkpoints.read("redis", "main")).isEqualTo(7);
            assertThat(checkpoints.read("rabbitmq", "main")).isZero();
        }
    }

    @Test
    void keepsWhenEachBatchWasConfirmedUnderTheCurrentFenceOnly() {
        try (var store = StoreFixture.start()) {
            var checkpoints = new Checkpoints(store.database());
            Fence fence = new WriterLease(store.database(), "main", "one", Duration.ofMinutes(1))
                    .take()
                    .orElseThrow()
                    .fence();
            Instant first = Instant.parse("2025-11-05T12:00:00.123456Z");
            Instant second = first.plusSeconds(60);
            checkpoints.move("redis", fence, 3, List.of(new Confirmed(1, 2, first), new Confirmed(3, 3, second)));
            checkpoints.move("redis", fence, 4, List.of(new Confirmed(3, 3, second.plusSeconds(9))));
            var stale = new Fence("main", fence.number() - 1);
            checkpoints.move("redis", stale, 9, List.of(new Confirmed(4, 9, second)));

            assertThat(confirmed(store)).containsExactly("1-2 " + first, "3-3 " + second);
            assertThat(checkpoints.find("redis", "main"))
                    .hasValueSatisfying(last -> assertThat(last.seq()).isEqualTo(4));
            checkpoints.prune("redis", "main", second);
            checkpoints.prune("rabbitmq", "main", second.plusSeconds(9));
            assertThat(confirmed(store)).containsExactly("3-3 " + second);
        }
    }

    private static List<String> confirmed(StoreFixture store) {
        return store.jdbc()
                .sql("SELECT f.from_seq, f.to_seq, f.at FROM telegram_v1.sink_confirmations f ORDER BY f.to_seq")
                .query((row, _) -> "%d-%d %s"
                        .formatted(
                                row.getLong("from_seq"),
                                row.getLong("to_seq"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Test
    void countsReturnsPerChannel() {
        try (var store = StoreFixture.start()) {
            var checkpoints = new Checkpoints(store.database());
            var fence = new Fence("main", 1);
            checkpoints.returned(
                    "rabbitmq",
                    fence,
                    List.of(
                            new Checkpoints.Returned(-5, 1),
                            new Checkpoints.Returned(-5, 3),
                            new Checkpoints.Returned(-6, 2)));
            checkpoints.returned("rabbitmq", fence, List.of(new Checkpoints.Returned(-5, 4)));
            assertThat(store.jdbc()
                            .sql("SELECT format('%s: %s of %s to %s', channel_id, returned, first_seq, last_seq)"
                                    + " FROM telegram.unroutable ORDER BY channel_id")
                            .query(String.class)
                            .list())
                    .containsExactly("-6: 1 of 2 to 2", "-5: 3 of 1 to 4");
        }
    }
}
