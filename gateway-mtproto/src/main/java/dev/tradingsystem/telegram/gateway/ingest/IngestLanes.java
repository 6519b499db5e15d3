package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Bounded lanes, lane = hash of the channel: order within a channel, pressure back to the
/// source, and no channel's flood in front of another's message.
final class IngestLanes {

    private final List<BlockingQueue<EncodedEvent>> lanes;
    private final Semaphore waiting = new Semaphore(0);
    private final int batchLimit;
    private final int editLimit;
    private int next;

    IngestLanes(IngestProperties properties) {
        this.lanes = Stream.<BlockingQueue<EncodedEvent>>generate(
                        () -> new ArrayBlockingQueue<>(properties.laneCapacity()))
                .limit(properties.lanes())
                .toList();
        this.batchLimit = properties.batchLimit();
        this.editLimit = properties.editLimit();
    }

    /// Puts an event behind those of its channel; waits while the lane is full.
    void put(EncodedEvent event) throws InterruptedException {
        lanes.get(Math.floorMod(Long.hashCode(event.event().channelId()), lanes.size()))
                .put(event);
        waiting.release();
    }

    /// What is waiting, as one batch: a message at most once, empty when nothing came within the
    /// limit.
    List<EncodedEvent> take(Duration limit) throws InterruptedException {
        if (!waiting.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            return List.of();
        }
        waiting.release();
        var batch = new Batch();
        batch.fill();
        // an event is visible in its lane a moment before it is counted
        waiting.acquireUninterruptibly(batch.events.size());
        return batch.events;
    }

    int size() {
        return lanes.stream().mapToInt(BlockingQueue::size).sum();
    }

    /// Forgets everything and says how much that was.
    int clear() {
        int forgotten = 0;
        for (BlockingQueue<EncodedEvent> lane : lanes) {
            while (lane.poll() != null) {
                waiting.acquireUninterruptibly();
                forgotten++;
            }
        }
        return forgotten;
    }

    private record MessageId(long channelId, long messageId) {}

    /// A batch being filled: the next event of a message already in it stays in its lane and
    /// opens the next batch.
    private final class Batch {
        private final List<EncodedEvent> events = new ArrayList<>();
        private final Set<MessageId> named = new HashSet<>();
        private int edits;

        /// One event of each lane in turn, until the batch is full or no lane has one that fits.
        void fill() {
            int refusals = 0;
            while (events.size() < batchLimit && refusals < lanes.size()) {
                refusals = takeOne(lanes.get(next)) ? 0 : refusals + 1;
                next = (next + 1) % lanes.size();
            }
        }

        private boolean takeOne(BlockingQueue<EncodedEvent> lane) {
            EncodedEvent event = lane.peek();
            if (event == null || !fits(event)) {
                return false;
            }
            lane.remove();
            events.add(event);
            return true;
        }

        private boolean fits(EncodedEvent encoded) {
            MessageEvent event = encoded.event();
            boolean edit = !(event instanceof MessageEvent.Posted);
            if (edit && edits == editLimit) {
                return false;
            }
            if (!named.add(new MessageId(event.channelId(), event.messageId()))) {
                return false;
            }
            edits += edit ? 1 : 0;
            return true;
        }
    }
}
