package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.store.cache.CacheAnswer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/// Where changes came from, and how far behind we are.
///
/// `tp.capital.cache.hits + misses` of an operation = how often the cache was asked. A hit is a
/// proved answer, also an empty one; `empty` is a cache that could not prove, `unavailable` one
/// that did not answer. `polling.cache.*` and `dedup.cache.misses` are the same figures under the
/// names the alerts of old know.
final class IntakeMetrics {

    private static final String FETCH = "fetch";
    private static final String DEDUP = "dedup";

    private final MeterRegistry registry;
    private final Operation fetch;
    private final Operation dedup;
    private final Counter fallbacks;
    private final Timer cacheFetch;
    private final Timer viewFetch;
    private final Timer dedupDuration;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.fetch = new Operation(FETCH, "polling");
        this.dedup = new Operation(DEDUP, DEDUP);
        this.fallbacks = counter("tp.capital.fallback.to.db", "fetches the cache could not answer");
        this.cacheFetch = fetchTimer("cache");
        this.viewFetch = fetchTimer("view");
        this.dedupDuration = Timer.builder("tp.capital.dedup.duration")
                .description("time to find out whether a delivery is known")
                .serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(10))
                .register(registry);
        for (String result : new String[] {"hit", "miss", "incomplete", "error"}) {
            reads(result);
        }
        Gauge.builder("tp.capital.cache.hit.rate", fetch, Operation::rate)
                .description("share of fetches that the cache answered")
                .register(registry);
    }

    void fetchProved() {
        fetch.hits.increment();
        fetch.oldHits.increment();
        reads("hit").increment();
    }

    void fetchUnproved(CacheAnswer.Reason reason) {
        fallbacks.increment();
        if (reason == CacheAnswer.Reason.UNAVAILABLE) {
            fetch.unavailable.increment();
            fetch.oldUnavailable.increment();
            reads("error").increment();
        } else {
            fetch.empty.increment();
            fetch.oldEmpty.increment();
            reads(reason.isMiss() ? "miss" : "incomplete").increment();
        }
    }

    void dedupAnswered(boolean marked) {
        (marked ? dedup.hits : dedup.empty).increment();
        (marked ? dedup.oldHits : dedup.oldEmpty).increment();
    }

    void dedupUnavailable() {
        dedup.unavailable.increment();
        dedup.oldUnavailable.increment();
    }

    Timer cacheFetch() {
        return cacheFetch;
    }

    Timer viewFetch() {
        return viewFetch;
    }

    Timer dedupDuration() {
        return dedupDuration;
    }

    /// Registers a gauge in seconds.
    void seconds(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).baseUnit("seconds").register(registry);
    }

    /// Registers a gauge that counts things.
    void number(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private Counter reads(String result) {
        return counter("telegram.cache.reads", "questions put to the hot cache", "result", result);
    }

    private Timer fetchTimer(String source) {
        return Timer.builder("tp.capital.fetch.duration")
                .description("time to fetch changes")
                .tag("source", source)
                .serviceLevelObjectives(
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(15),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(registry);
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    /// The counters of one kind of question, all at 0 from the start.
    private final class Operation {
        private final Counter hits;
        private final Counter empty;
        private final Counter unavailable;
        private final Counter oldHits;
        private final Counter oldEmpty;
        private final Counter oldUnavailable;

        Operation(String name, String oldName) {
            hits = counter("tp.capital.cache.hits", "answers the cache gave", "operation", name);
            empty = miss(name, "empty");
            unavailable = miss(name, "unavailable");
            oldHits = counter(oldName + ".cache.hits", "answers the cache gave");
            oldEmpty = counter(oldName + ".cache.misses", "answers the cache did not give", "reason", "empty");
            oldUnavailable =
                    counter(oldName + ".cache.misses", "answers the cache did not give", "reason", "unavailable");
        }

        private Counter miss(String name, String reason) {
            return counter(
                    "tp.capital.cache.misses", "answers the cache did not give", "operation", name, "reason", reason);
        }

        private double rate() {
            double all = hits.count() + empty.count() + unavailable.count();
            return all == 0 ? 1 : hits.count() / all;
        }
    }
}
