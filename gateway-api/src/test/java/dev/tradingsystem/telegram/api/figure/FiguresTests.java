package dev.tradingsystem.telegram.api.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class FiguresTests {

    private static final Duration OFTEN = Duration.ofMillis(50);

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private static MetricSnapshots one(String name) {
        var samples = new Samples();
        samples.gauge(name, "a figure", Labels.EMPTY, 1);
        return samples.snapshots();
    }

    private Figures figures(Supplier<MetricSnapshots> source) {
        return new Figures("figures", OFTEN, source, registry);
    }

    @Test
    void scrapeReadsTheLastAnswerAndNothingAfterTheEnd() {
        var asked = new AtomicInteger();
        Figures figures = figures(() -> one("figure_" + asked.incrementAndGet()));
        assertThat(figures.isRunning()).isFalse();
        assertThat(registry.scrape()).isEmpty();
        figures.start();
        await().until(() -> asked.get() > 3 && registry.scrape().size() == 1);
        assertThat(registry.scrape().get(0).getMetadata().getName()).doesNotEndWith("_1");
        figures.stop();
        assertThat(figures.isRunning()).isFalse();
        assertThat(registry.scrape()).isEmpty();
    }

    @Test
    void sourceThatBreaksLeavesNothingOldAndIsAskedAgain() {
        var asked = new AtomicInteger();
        var broken = new AtomicInteger();
        Figures figures = figures(() -> {
            if (asked.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("broken " + broken.incrementAndGet());
            }
            return one("figure");
        });
        figures.start();
        await().until(() -> registry.scrape().size() == 1);
        await().until(() -> broken.get() > 0 && registry.scrape().size() == 0);
        await().until(() -> broken.get() > 1 && registry.scrape().size() == 1);
        figures.stop();
    }

    @Test
    void laterOfTwoSamplesCountsAndACounterThatIsNoneIsLeftOut() {
        var samples = new Samples();
        samples.gauge("figure", "a figure", Labels.of("a", "b"), 1);
        samples.gauge("figure", "a figure", Labels.of("a", "b"), 2);
        samples.counter("count", "a count", Labels.EMPTY, -1);
        samples.counter("count", "a count", Labels.EMPTY, Double.NaN);
        assertThat(samples.snapshots().size()).isOne();
        assertThat(samples.snapshots().get(0).getDataPoints()).hasSize(1);
    }
}
