package dev.tradingsystem.telegram.api.consumer;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.store.consumer.Consumer;
import dev.tradingsystem.telegram.store.consumer.Consumers.SinkState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A consumer and how far it is.
///
/// @param channels only these; all when null
/// @param kinds only changes of these kinds; all when null
/// @param offset it has everything up to this number
/// @param lag changes behind the head, also those it does not take
/// @param oldestPendingSeconds age of the first change it has not taken; null when there is none
/// @param failed message versions that failed or were set aside
/// @param managed whether it is an app or a sink of ours that keeps its own offset
record ConsumerDocument(
        String name,
        @Nullable List<ChannelId> channels,
        @Nullable List<String> kinds,
        long offset,
        long head,
        long lag,
        @Nullable Double oldestPendingSeconds,
        int failed,
        @Nullable Instant lastAckAt,
        boolean managed) {

    private static final double MILLIS = 1_000;

    static ConsumerDocument of(Consumer consumer, long head, Instant now) {
        Set<Long> channels = consumer.channels();
        Set<String> kinds = consumer.kinds();
        Instant since = consumer.pendingSince();
        return new ConsumerDocument(
                consumer.name(),
                channels == null
                        ? null
                        : channels.stream().sorted().map(ChannelId::new).toList(),
                kinds == null ? null : kinds.stream().sorted().toList(),
                consumer.offset(),
                head,
                consumer.lag(),
                since == null ? null : Duration.between(since, now).toMillis() / MILLIS,
                consumer.failed(),
                consumer.ackedAt(),
                consumer.managed());
    }

    static ConsumerDocument of(SinkState sink, long head) {
        return new ConsumerDocument(
                sink.sink() + "-" + sink.account(),
                null,
                null,
                sink.seq(),
                head,
                sink.lag(),
                null,
                0,
                sink.writtenAt(),
                true);
    }
}
