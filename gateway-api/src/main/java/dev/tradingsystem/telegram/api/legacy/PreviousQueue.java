package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.consumer.Consumers.SinkState;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import dev.tradingsystem.telegram.store.read.Unpublished;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is committed and not yet on the queue, as the previous stack showed its file of failures.
final class PreviousQueue {

    private static final String SINK = "rabbitmq";
    private static final String PATH = "telegram.log";
    private static final int PREVIEW = 140;

    private final AskedGateway gateway;
    private final Consumers consumers;
    private final ChannelStates states;
    private final Unpublished unpublished;

    PreviousQueue(AskedGateway gateway, Consumers consumers, ChannelStates states, Unpublished unpublished) {
        this.gateway = gateway;
        this.consumers = consumers;
        this.states = states;
        this.unpublished = unpublished;
    }

    /// A change that waits.
    record Waiting(
            String channelId,
            String messageId,
            @Nullable String textPreview,
            @Nullable String failedAt,
            @Nullable String queuedAt,
            String createdAt) {

        static Waiting of(Change change) {
            String words = change.message().content().words();
            return new Waiting(
                    Long.toString(change.channelId()),
                    Long.toString(change.messageId()),
                    words == null || words.length() <= PREVIEW ? words : words.substring(0, PREVIEW),
                    null,
                    null,
                    Stamps.of(change.committedAt()));
        }
    }

    /// @param totalMessages counted up to 10,000
    record Queue(
            boolean exists,
            String path,
            long sizeBytes,
            @Nullable String updatedAt,
            long totalMessages,
            int previewLimit,
            int previewCount,
            List<Waiting> preview) {}

    Queue of(Caller caller, int limit) {
        Instant writtenAt = consumers.sinks().stream()
                .filter(sink -> sink.sink().equals(SINK))
                .map(SinkState::writtenAt)
                .max(Instant::compareTo)
                .orElse(null);
        if (writtenAt == null || isOff()) {
            return new Queue(false, PATH, 0, null, 0, limit, 0, List.of());
        }
        Map<Long, Long> positions = new HashMap<>();
        states.now().channels().forEach((channel, state) -> {
            if (caller.key().sees(channel) && state.seq() > state.published()) {
                positions.put(channel, state.published());
            }
        });
        List<Waiting> preview =
                unpublished.first(positions, limit).stream().map(Waiting::of).toList();
        return new Queue(
                true, PATH, 0, Stamps.of(writtenAt), unpublished.count(positions), limit, preview.size(), preview);
    }

    /// A checkpoint outlives the queue: only the gateway knows whether there is one now. While it
    /// is silent, the checkpoint counts.
    private boolean isOff() {
        try {
            return gateway.get("/sinks")
                    .path("items")
                    .valueStream()
                    .anyMatch(sink -> sink.path("name").asString("").equals(SINK)
                            && !sink.path("enabled").asBoolean(true));
        } catch (ApiProblem _) {
            return false;
        }
    }
}
