package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A signal as it stands while changes are worked through, with what is to be written of it.
/// Mutable, and known to one [Board] only.
final class Standing {

    /// The newest first; what is as old in the order of the channel.
    static final Comparator<Standing> NEWEST_FIRST = Comparator.comparing(Standing::sentAt)
            .thenComparingLong(Standing::messageId)
            .thenComparingInt(Standing::ordinal)
            .reversed();

    private final long id;
    private final long messageId;
    private final int ordinal;
    private final Instant sentAt;
    private final boolean stored;
    private final Set<Long> told;
    private final List<State> states = new ArrayList<>();
    private Order order;
    private Fate fate;
    private String by;
    private int versions;
    private @Nullable Source source;
    private @Nullable Said said;
    private boolean touched;

    /// What the order is, as far as others are compared with it.
    ///
    /// @param expiresAt when the last day of its validity has ended; `null` when it has none
    record Order(
            String asset,
            String side,
            String fingerprint,
            @Nullable Instant expiresAt) {

        boolean isAbout(String otherAsset, String otherSide) {
            return asset.equals(otherAsset) && side.equals(otherSide);
        }
    }

    /// What has become of it.
    ///
    /// @param before what a withdrawn or cancelled one goes back to
    /// @param duplicateOf the row of the first with the same order
    record Fate(
            Status status,
            @Nullable Status before,
            @Nullable Long duplicateOf) {

        static Fate of(Status status) {
            return new Fate(status, null, null);
        }
    }

    /// What its message says, and where it says it.
    record Said(Source source, Signal signal) {}

    /// A state that gets a row of its own.
    record State(int number, Source source, Signal signal, Status status) {}

    private Standing(Row row, boolean stored) {
        this.id = row.id();
        this.messageId = row.messageId();
        this.ordinal = row.ordinal();
        this.sentAt = row.sentAt();
        this.order = row.order();
        this.fate = row.fate();
        this.by = row.by();
        this.versions = row.versions();
        this.told = new HashSet<>(row.told());
        this.stored = stored;
    }

    /// A signal's row as far as it matters here.
    ///
    /// @param versions how many states it has had
    /// @param told which messages in hand had news of it in an earlier version
    record Row(
            long id,
            long messageId,
            int ordinal,
            Instant sentAt,
            Order order,
            Fate fate,
            String by,
            int versions,
            Set<Long> told) {}

    static Standing stored(Row row) {
        return new Standing(row, true);
    }

    static Standing added(long id, int ordinal, Source source, Signal signal, Order order, Fate fate) {
        var row = new Row(id, source.messageId(), ordinal, source.sentAt(), order, fate, source.by(), 0, Set.of());
        var standing = new Standing(row, false);
        standing.say(source, signal, order, fate);
        standing.keepState(source, signal);
        return standing;
    }

    long id() {
        return id;
    }

    long messageId() {
        return messageId;
    }

    int ordinal() {
        return ordinal;
    }

    Instant sentAt() {
        return sentAt;
    }

    Order order() {
        return order;
    }

    Fate fate() {
        return fate;
    }

    Status status() {
        return fate.status();
    }

    String by() {
        return by;
    }

    /// Whether it has a row already.
    boolean isStored() {
        return stored;
    }

    /// Whether there is anything to write of it.
    boolean isTouched() {
        return touched;
    }

    /// The message version it was last read from, or withdrawn by; `null` when that did not
    /// change.
    @Nullable
    Source source() {
        return source;
    }

    /// What it says now; `null` when that did not change.
    @Nullable
    Said said() {
        return said;
    }

    List<State> states() {
        return states;
    }

    /// Whether news sent at this instant can be about it. What matters is when the order ended,
    /// not whether somebody has noticed yet.
    boolean isLiveAt(Instant at) {
        return switch (fate.status()) {
            case FILLED -> true;
            case OPEN, EXPIRED -> order.expiresAt() == null || order.expiresAt().isAfter(at);
            case CLOSED, STOPPED, CANCELLED, WITHDRAWN, HISTORIC, DUPLICATE, SUPERSEDED -> false;
        };
    }

    /// Whether an earlier version of this message had news of it.
    boolean wasToldBy(long message) {
        return told.contains(message);
    }

    void tell(long message) {
        told.add(message);
    }

    /// It says this now.
    void say(Source from, Signal now, Order as, Fate becomes) {
        this.source = from;
        this.said = new Said(from, now);
        this.order = as;
        become(becomes);
    }

    /// This is the next of its states.
    void keepState(Source from, Signal now) {
        versions++;
        by = from.by();
        states.add(new State(versions, from, now, fate.status()));
    }

    void become(Fate next) {
        this.fate = next;
        this.touched = true;
    }

    /// Its message says it no longer.
    void withdraw(Source from, Fate next) {
        this.source = from;
        become(next);
    }
}
