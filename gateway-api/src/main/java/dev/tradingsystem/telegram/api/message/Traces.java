package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.message.Trace.Stage;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.Versions;
import dev.tradingsystem.telegram.store.read.Versions.Sink;
import dev.tradingsystem.telegram.store.read.Versions.Stages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts a trace together from the log row, what the sinks confirmed, and what consumers report.
final class Traces {

    private static final String DONE = "done";
    private static final String PENDING = "pending";
    private static final String NOT_RECORDED = "not-recorded";
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final Versions versions;

    Traces(Versions versions) {
        this.versions = versions;
    }

    Trace of(Change change) {
        var stages = new ArrayList<Stage>();
        stages.add(new Stage("sent", null, change.message().sentAt(), "s", null, DONE));
        stages.add(new Stage("received", null, change.receivedAt(), null, null, DONE));
        stages.add(done("committed", null, change.committedAt(), change));
        List<Sink> sinks = versions.sinks(change.channelId(), change.seq());
        stages.add(sink("cached", "redis", sinks, change));
        stages.add(sink("published", "rabbitmq", sinks, change));
        List<Stages> consumers = versions.stages(change.channelId(), change.messageId(), change.version());
        consumers.forEach(consumer -> add(stages, consumer, change));
        Double stored = consumers.stream()
                .map(Stages::storedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .map(at -> since(change, at))
                .orElse(null);
        return new Trace(
                new ChannelId(change.channelId()),
                new MessageId(change.messageId()),
                change.version(),
                change.seq(),
                null,
                stages,
                new Trace.Totals(since(change, change.committedAt()), stored));
    }

    /// Where the time is not kept any more, the checkpoint still tells that it was delivered.
    private static Stage sink(String stage, String name, List<Sink> sinks, Change change) {
        Sink sink = sinks.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(null);
        Instant at = sink == null ? null : sink.confirmedAt();
        if (at != null) {
            return done(stage, null, at, change);
        }
        String state = sink == null ? "disabled" : sink.seq() < change.seq() ? PENDING : NOT_RECORDED;
        return new Stage(stage, null, null, null, null, state);
    }

    private static void add(List<Stage> stages, Stages told, Change change) {
        stages.add(stage("parsed", told, told.parsedAt(), change));
        stages.add(stage("stored", told, told.storedAt(), change));
        stages.add(stage("acked", told, told.ackedAt(), change));
    }

    private static Stage stage(String stage, Stages told, @Nullable Instant at, Change change) {
        if (at != null) {
            return done(stage, told.consumer(), at, change);
        }
        boolean passed = told.offset() >= change.seq();
        return new Stage(stage, told.consumer(), null, null, null, passed ? NOT_RECORDED : PENDING);
    }

    private static Stage done(String stage, @Nullable String consumer, Instant at, Change change) {
        return new Stage(stage, consumer, at, null, since(change, at), DONE);
    }

    private static double since(Change change, Instant at) {
        return Duration.between(change.receivedAt(), at).toNanos() / NANOS_PER_MILLI;
    }
}
