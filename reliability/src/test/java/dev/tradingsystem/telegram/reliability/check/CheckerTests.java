package dev.tradingsystem.telegram.reliability.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.reliability.check.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Every fault planted in a whole observation is found, by its kind and at its place, and the
/// whole observation itself is not complained of.
class CheckerTests {

    private static final long ORDERS = -1001;
    private static final long NEWS = -1002;

    private final List<Told> told = new ArrayList<>();
    private final List<Entry> log = new ArrayList<>();
    private final List<Stored> messages = new ArrayList<>();
    private final Map<Key, String> verdicts = new HashMap<>();
    private final List<Entry> queue = new ArrayList<>();
    private final List<Entry> stream = new ArrayList<>();
    private final Set<Work.Version> done = new HashSet<>();
    private final List<Signal> signals = new ArrayList<>();
    private long offset = 5;

    CheckerTests() {
        told.add(new Told(key(NEWS, 1), true, false, List.of(""), false));
        told.add(new Told(key(NEWS, 2), false, false, List.of("a", "b", "c"), false));
        told.add(new Told(key(NEWS, 3), false, true, List.of("gone"), false));
        told.add(new Told(key(NEWS, 4), false, true, List.of("never seen"), false));
        told.add(new Told(key(ORDERS, 2), false, false, List.of("buy", "buy more"), true));
        log.add(new Entry(1, 0, key(NEWS, 2), 1, "posted", "a"));
        log.add(new Entry(2, 0, key(ORDERS, 2), 1, "posted", "buy"));
        log.add(new Entry(3, 1, key(NEWS, 3), 1, "posted", "gone"));
        log.add(new Entry(4, 3, key(NEWS, 2), 2, "edited", "c"));
        log.add(new Entry(5, 2, key(ORDERS, 2), 2, "edited", "buy more"));
        log.add(new Entry(6, 4, key(NEWS, 3), 2, "deleted", "gone"));
        messages.add(new Stored(key(NEWS, 2), 2, 4, "c", false));
        messages.add(new Stored(key(NEWS, 3), 2, 6, "gone", true));
        messages.add(new Stored(key(ORDERS, 2), 2, 5, "buy more", false));
        verdicts.putAll(Map.of(
                key(NEWS, 1), "service",
                key(NEWS, 2), "stored",
                key(NEWS, 3), "deleted",
                key(NEWS, 4), "deleted",
                key(ORDERS, 2), "stored"));
        queue.addAll(log);
        queue.add(log.get(2));
        stream.addAll(log);
        done.add(new Work.Version(key(ORDERS, 2), 1));
        done.add(new Work.Version(key(ORDERS, 2), 2));
        signals.add(new Signal(key(ORDERS, 2), 1, 2));
    }

    private static Key key(long channel, long message) {
        return new Key(channel, message);
    }

    private List<Finding> findings() {
        return Checker.findings(new Observation(
                told,
                log,
                messages,
                verdicts,
                List.of(new Reader("queue", true, queue), new Reader("stream", false, stream)),
                new Work(ORDERS, offset, offset, done, signals)));
    }

    private void finds(Kind kind, String where, Consumer<CheckerTests> planted) {
        planted.accept(this);
        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.where()).isEqualTo(where);
            assertThat(finding.history()).isNotEmpty();
        });
    }

    @Test
    void aWholeObservationIsNotComplainedOf() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void aLostMessageIsFound() {
        finds(Kind.LOST, "messages", seen -> seen.messages.removeFirst());
    }

    @Test
    void aHoleInTheLogIsFound() {
        finds(Kind.LOST, "log", seen -> seen.log.remove(3));
    }

    @Test
    void aRowThatWasNeverLoggedIsFound() {
        finds(Kind.LOST, "log", seen -> {
            seen.log.removeLast();
            seen.log.removeIf(entry -> entry.key().equals(key(NEWS, 3)));
        });
    }

    @Test
    void aChangeThatNeverReachedTheQueueIsFound() {
        finds(Kind.LOST, "queue", seen -> seen.queue.removeFirst());
    }

    @Test
    void aChangeThatNeverReachedAStreamIsFound() {
        finds(Kind.LOST, "stream", seen -> seen.stream.removeLast());
    }

    @Test
    void aChangeWithoutTheWorkersVerdictIsFound() {
        finds(Kind.LOST, "worker", seen -> seen.done.remove(new Work.Version(key(ORDERS, 2), 2)));
    }

    @Test
    void anOffsetThatStaysBehindIsFound() {
        finds(Kind.LOST, "worker", seen -> seen.offset = 2);
    }

    @Test
    void anOrderWithoutASignalIsFound() {
        finds(Kind.LOST, "signals", seen -> seen.signals.clear());
    }

    @Test
    void aNumberGivenTwiceIsFound() {
        finds(Kind.DOUBLED, "log", seen -> seen.log.add(seen.log.getLast()));
    }

    @Test
    void anEditCountedTwiceIsFound() {
        finds(Kind.DOUBLED, "log", seen -> seen.log.add(new Entry(7, 6, key(NEWS, 2), 3, "edited", "c")));
    }

    @Test
    void aSecondRowOfAMessageIsFound() {
        finds(Kind.DOUBLED, "messages", seen -> seen.messages.add(seen.messages.getFirst()));
    }

    @Test
    void aRepetitionInAStreamIsFound() {
        finds(Kind.DOUBLED, "stream", seen -> seen.stream.add(seen.stream.getFirst()));
    }

    @Test
    void aSecondSignalOfAnOrderIsFound() {
        finds(Kind.DOUBLED, "signals", seen -> seen.signals.add(new Signal(key(ORDERS, 2), 2, 2)));
    }

    @Test
    void swappedDeliveriesAreFound() {
        finds(Kind.OUT_OF_ORDER, "queue", seen -> seen.queue.add(3, seen.queue.remove(0)));
    }

    @Test
    void aSwappedStreamIsFound() {
        finds(Kind.OUT_OF_ORDER, "stream", seen -> seen.stream.add(5, seen.stream.remove(3)));
    }

    @Test
    void aChangeThatNamesTheWrongOneBeforeItIsFound() {
        finds(Kind.OUT_OF_ORDER, "log", seen -> seen.log.set(3, new Entry(4, 1, key(NEWS, 2), 2, "edited", "c")));
    }

    @Test
    void anOffsetBeyondTheLogIsFound() {
        finds(Kind.OUT_OF_ORDER, "worker", seen -> seen.offset = 9);
    }

    @Test
    void anOldTextThatStayedIsFound() {
        finds(Kind.WRONG_VERSION, "messages", seen -> seen.messages.set(0, new Stored(key(NEWS, 2), 2, 4, "b", false)));
    }

    @Test
    void aDeletionThatWasMissedIsFound() {
        finds(
                Kind.WRONG_VERSION,
                "messages",
                seen -> seen.messages.set(1, new Stored(key(NEWS, 3), 2, 6, "gone", false)));
    }

    @Test
    void textsInTheWrongOrderAreFound() {
        finds(Kind.WRONG_VERSION, "log", seen -> {
            seen.log.set(0, new Entry(1, 0, key(NEWS, 2), 1, "posted", "c"));
            seen.log.set(3, new Entry(4, 3, key(NEWS, 2), 2, "edited", "a"));
        });
    }

    @Test
    void anotherContentUnderTheSameNumberIsFound() {
        finds(
                Kind.WRONG_VERSION,
                "queue",
                seen -> seen.queue.set(3, new Entry(4, 3, key(NEWS, 2), 2, "edited", "other")));
    }

    @Test
    void aSignalOfAnOldVersionIsFound() {
        finds(Kind.WRONG_VERSION, "signals", seen -> seen.signals.set(0, new Signal(key(ORDERS, 2), 1, 1)));
    }

    @Test
    void aFalseDeletionVerdictIsFound() {
        finds(Kind.FALSE_VERDICT, "coverage", seen -> seen.verdicts.put(key(NEWS, 2), "deleted"));
    }

    @Test
    void anIdThatStayedUnknownIsFound() {
        finds(Kind.FALSE_VERDICT, "coverage", seen -> seen.verdicts.remove(key(NEWS, 4)));
    }

    @Test
    void aStoredServiceMessageIsFound() {
        finds(Kind.FALSE_VERDICT, "messages", seen -> seen.messages.add(new Stored(key(NEWS, 1), 1, 7, "", false)));
    }

    @Test
    void aMadeUpMessageIsFound() {
        finds(Kind.FALSE_VERDICT, "messages", seen -> seen.messages.add(new Stored(key(NEWS, 99), 1, 7, "", false)));
    }
}
