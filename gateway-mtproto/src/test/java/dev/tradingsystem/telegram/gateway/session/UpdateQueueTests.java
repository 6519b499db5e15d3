package dev.tradingsystem.telegram.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UpdateQueueTests {

    private static final long SHORT = Duration.ofMillis(50).toNanos();
    private static final UpdateQueue.Work NOTHING = () -> {};

    @Test
    void refusesWhenThereIsNoRoomWithinTheLimit() throws InterruptedException {
        var queue = new UpdateQueue(2, SHORT);
        assertThat(queue.put(NOTHING)).isTrue();
        assertThat(queue.put(NOTHING)).isTrue();
        assertThat(queue.put(NOTHING)).isFalse();
        queue.take(1, TimeUnit.SECONDS);
        assertThat(queue.put(NOTHING)).isTrue();
    }

    @Test
    void hasTwiceTheRoomWhileItsTakerWaitsForAnAnswer() {
        var queue = new UpdateQueue(1, SHORT);
        assertThat(queue.put(NOTHING)).isTrue();
        queue.takerAsks(true);
        assertThat(queue.put(NOTHING)).isTrue();
        assertThat(queue.put(NOTHING)).isFalse();
    }

    @Test
    void letsWhoeverWaitsGoWhenItCloses() {
        var queue = new UpdateQueue(1, Duration.ofMinutes(1).toNanos());
        queue.put(NOTHING);
        var refused = new AtomicBoolean();
        Thread.ofVirtual().start(() -> refused.set(!queue.put(NOTHING)));
        queue.close();
        await().atMost(Duration.ofSeconds(5)).untilTrue(refused);
        assertThat(queue.put(NOTHING)).isFalse();
        queue.clear();
        queue.open();
        assertThat(queue.put(NOTHING)).isTrue();
    }

    @Test
    void tellsWhatItForgets() throws InterruptedException {
        var queue = new UpdateQueue(5, SHORT);
        var forgotten = new AtomicInteger();
        queue.put(NOTHING);
        queue.put(new UpdateQueue.Work() {
            @Override
            public void run() {
                forgotten.addAndGet(100);
            }

            @Override
            public void forgotten() {
                forgotten.incrementAndGet();
            }
        });
        var instead = new AtomicBoolean();
        assertThat(queue.clearFor(() -> instead.set(true))).isEqualTo(2);
        assertThat(forgotten).hasValue(1);
        UpdateQueue.Work next = queue.take(1, TimeUnit.SECONDS);
        Objects.requireNonNull(next).run();
        assertThat(instead).isTrue();
    }

    @Test
    void isIdleOnlyWhenTheLastOneIsDone() throws InterruptedException {
        var queue = new UpdateQueue(5, SHORT);
        queue.put(NOTHING);
        queue.take(1, TimeUnit.SECONDS);
        assertThat(queue.awaitIdle(10, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(queue.take(1, TimeUnit.MILLISECONDS)).isNull();
        assertThat(queue.awaitIdle(10, TimeUnit.MILLISECONDS)).isTrue();
    }
}
