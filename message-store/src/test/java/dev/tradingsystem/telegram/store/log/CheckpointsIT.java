package dev.tradingsystem.telegram.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import java.time.Duration;
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
