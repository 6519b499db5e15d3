package dev.tradingsystem.telegram.gateway.coverage;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.LongFunction;

/// What is to be done, the most urgent first, channels by turns; the same thing for a channel
/// only once.
final class Agenda {

    /// In the order of urgency.
    enum Kind {
        /// What was posted meanwhile.
        TAIL,
        /// What was edited or deleted meanwhile.
        AUDIT,
        /// Older gaps.
        BACKFILL,
        /// Messages missing from their table.
        REPAIR,
        /// All history, after every opening and once a month.
        SWEEP
    }

    /// Work for one channel.
    record Task(Kind kind, long channelId, Work work) {}

    private record Key(Kind kind, long channelId) {}

    private final Map<Kind, Queue<Task>> waiting = new EnumMap<>(Kind.class);
    private final Set<Key> present = new HashSet<>();
    private final Map<Key, LongFunction<Work>> after = new HashMap<>();

    Agenda() {
        for (Kind kind : Kind.values()) {
            waiting.put(kind, new ArrayDeque<>());
        }
    }

    /// Adds work, unless the channel has such work already.
    synchronized void add(Kind kind, long channelId, LongFunction<Work> work) {
        if (present.add(new Key(kind, channelId))) {
            queue(kind).add(new Task(kind, channelId, work.apply(channelId)));
        }
    }

    /// Adds work; where the channel has such work already, once more after it: what that has read
    /// by now may be out of date.
    synchronized void addAfter(Kind kind, long channelId, LongFunction<Work> work) {
        var key = new Key(kind, channelId);
        if (present.contains(key)) {
            after.put(key, work);
        } else {
            add(kind, channelId, work);
        }
    }

    /// Takes the most urgent task; it stays on the agenda until [#done].
    synchronized Optional<Task> next() {
        for (Kind kind : Kind.values()) {
            Task task = queue(kind).poll();
            if (task != null) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /// Puts a task that was taken back behind those of its kind.
    synchronized void again(Task task) {
        if (present.contains(new Key(task.kind(), task.channelId()))) {
            queue(task.kind()).add(task);
        }
    }

    /// A task that was taken is over.
    synchronized void done(Task task) {
        var key = new Key(task.kind(), task.channelId());
        present.remove(key);
        LongFunction<Work> next = after.remove(key);
        if (next != null) {
            add(task.kind(), task.channelId(), next);
        }
    }

    /// Forgets everything about a channel.
    synchronized void forget(long channelId) {
        waiting.values().forEach(queue -> queue.removeIf(task -> task.channelId() == channelId));
        present.removeIf(key -> key.channelId() == channelId);
        after.keySet().removeIf(key -> key.channelId() == channelId);
    }

    /// Whether something waits that is more urgent.
    synchronized boolean hasMoreUrgent(Kind kind) {
        for (Kind other : Kind.values()) {
            if (other.compareTo(kind) < 0 && !queue(other).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// How many tasks there are, the one being done included.
    synchronized int size() {
        return present.size();
    }

    private Queue<Task> queue(Kind kind) {
        return waiting.getOrDefault(kind, new ArrayDeque<>());
    }
}
