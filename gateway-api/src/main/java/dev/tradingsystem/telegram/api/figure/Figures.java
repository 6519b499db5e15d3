package dev.tradingsystem.telegram.api.figure;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Asks somebody for all of its figures every so often; a scrape gets the last answer, whole.
///
/// They go past Micrometer because series come and go with what was answered, counters among
/// them: what the last answer did not name is not exported. A source that fails in a way it did
/// not expect is no reason to keep old figures: nothing is exported until it answers again.
public final class Figures implements MultiCollector, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Figures.class);

    private final String name;
    private final Duration period;
    private final Supplier<MetricSnapshots> source;
    private volatile MetricSnapshots latest = new MetricSnapshots();
    private volatile @Nullable Thread asker;

    /// @param name of the thread that asks
    /// @param period from one answer to the next question
    public Figures(String name, Duration period, Supplier<MetricSnapshots> source, PrometheusRegistry registry) {
        this.name = name;
        this.period = period;
        this.source = source;
        registry.register(this);
    }

    @Override
    public MetricSnapshots collect() {
        return latest;
    }

    @Override
    public synchronized void start() {
        Thread thread = Thread.ofVirtual().name(name).unstarted(this::run);
        asker = thread;
        thread.start();
    }

    private void run() {
        while (isAsker() && !Thread.currentThread().isInterrupted()) {
            keep(answer());
            LockSupport.parkNanos(period.toNanos());
        }
    }

    private boolean isAsker() {
        return Thread.currentThread().equals(asker);
    }

    private MetricSnapshots answer() {
        try {
            return source.get();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("figures could not be read");
            return new MetricSnapshots();
        }
    }

    /// An answer that comes after the end is too late.
    private synchronized void keep(MetricSnapshots answer) {
        if (isAsker()) {
            latest = answer;
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = asker;
        asker = null;
        latest = new MetricSnapshots();
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return asker != null;
    }
}
