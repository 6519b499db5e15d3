package dev.tradingsystem.telegram.store.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class FlightsTests {

    private final Flights<String, Integer> flights = new Flights<>();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void manyWhoAskAtOnceCauseOneRead() throws InterruptedException {
        var release = new CountDownLatch(1);
        var answers = new ConcurrentLinkedQueue<Integer>();
        var askers = IntStream.range(0, 500)
                .mapToObj(_ -> Thread.ofVirtual()
                        .start(() -> answers.add(flights.join("page", () -> {
                            await(release);
                            return reads.incrementAndGet();
                        }))))
                .toList();
        Awaitility.await()
                .until(() -> askers.stream()
                        .map(Thread::getState)
                        .allMatch(state -> state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING));
        release.countDown();
        for (Thread asker : askers) {
            asker.join();
        }

        assertThat(answers).hasSize(500).containsOnly(1);
    }

    @Test
    void oneAfterTheOtherReadsAgain() {
        flights.join("page", reads::incrementAndGet);

        assertThat(flights.join("page", reads::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void aFailedReadFailsForItsOwnAskersOnly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> flights.join("page", () -> {
                    throw new IllegalStateException("down");
                }));
        assertThat(flights.join("page", () -> 7)).isEqualTo(7);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
