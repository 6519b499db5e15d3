package dev.tradingsystem.telegram.tpcapital.signal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What messages were read as and what became of them.
///
/// `tp.capital.messages{kind}` counts verdicts by kind; every message counted there is counted
/// once in `tp.capital.messages.processed{status}`, which also counts what was known
/// (`duplicate`) and what failed.
final class SignalMetrics {

    private final MeterRegistry registry;
    private final Map<Kind, Counter> kinds = new EnumMap<>(Kind.class);
    private final Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
    private final Map<ProcessedStatus, Counter> processed = new EnumMap<>(ProcessedStatus.class);
    private final Map<String, Counter> events = new ConcurrentHashMap<>();
    private final Timer parsing;
    private final Timer processing;
    private final Timer endToEnd;

    SignalMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Kind kind : Kind.values()) {
            kinds.put(kind, counter("tp.capital.messages", "message versions by what they are", "kind", kind.word()));
        }
        for (Reason reason : Reason.values()) {
            reasons.put(reason, counter("tp.capital.review", "reviews by reason", "reason", reason.word()));
        }
        for (ProcessedStatus status : ProcessedStatus.values()) {
            processed.put(
                    status,
                    counter(
                            "tp.capital.messages.processed",
                            "messages by what became of them",
                            "status",
                            status.word()));
        }
        parsing = timer("tp.capital.parse", "time to read a text", Duration.ofNanos(10_000), Duration.ofNanos(200_000));
        processing = timer(
                "tp.capital.processing.duration",
                "time from having a batch to having stored it",
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1));
        endToEnd = timer(
                "tp.capital.end.to.end",
                "live update received by the gateway to its signal stored",
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(530),
                Duration.ofSeconds(1),
                Duration.ofMillis(5_600),
                Duration.ofSeconds(10));
    }

    /// Registers the series of the channels at 0.
    void watch(Collection<Long> channelIds) {
        for (long channelId : channelIds) {
            for (SignalEvent event : SignalEvent.values()) {
                events(channelId, event);
            }
        }
    }

    Timer parsing() {
        return parsing;
    }

    Timer processing() {
        return processing;
    }

    void endToEnd(Duration took) {
        endToEnd.record(took);
    }

    void verdict(MessageReading read) {
        count(kinds.get(read.kind()));
        count(processed.get(ProcessedStatus.of(read)));
        for (Finding finding : read.reading().findings()) {
            if (finding instanceof Review review) {
                review.reasons().forEach(this::review);
            }
        }
    }

    private void review(Reason reason) {
        count(reasons.get(reason));
    }

    void known(int messages) {
        Counter counter = processed.get(ProcessedStatus.DUPLICATE);
        if (counter != null) {
            counter.increment(messages);
        }
    }

    void failed() {
        count(processed.get(ProcessedStatus.FAILED));
    }

    /// What a transaction did to the signals of a channel.
    void effect(long channelId, MessageEffects.Effect effect) {
        effect.events().forEach(event -> events(channelId, event).increment());
        Counter orphans = reasons.get(Reason.ORPHAN);
        if (orphans != null) {
            orphans.increment(effect.orphans());
        }
    }

    /// Orders of a channel that are in the book no longer.
    void expired(long channelId, int signals) {
        events(channelId, SignalEvent.EXPIRED).increment(signals);
    }

    private Counter events(long channelId, SignalEvent event) {
        return events.computeIfAbsent(
                channelId + event.word(),
                _ -> Counter.builder("tp.capital.signal.events")
                        .description("what happened to signals")
                        .tag("channel_id", Long.toString(channelId))
                        .tag("event", event.word())
                        .register(registry));
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(registry);
    }

    private Timer timer(String name, String description, Duration... bounds) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(bounds)
                .register(registry);
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
