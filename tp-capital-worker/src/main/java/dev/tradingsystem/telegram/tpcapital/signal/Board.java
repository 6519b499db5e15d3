package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The signals of a channel that changes in hand can have to do with, as they stand while the
/// changes are worked through one after the other. It knows no database; [BoardTable] fills and
/// writes it.
///
/// Time is the time of the messages, never the time of the work, so that the same changes come to
/// the same end whenever and in whatever portions they are taken.
final class Board {

    /// The same order given again within this time is a repetition, even if the first is done.
    static final Duration REPETITION = Duration.ofDays(7);

    /// How far back a changed order replaces the one before it.
    private static final Duration CHANGE_OF_MIND = Duration.ofHours(1);

    private static final Duration CORRECTION = Duration.ofDays(1);
    private static final Set<Status> REPEATABLE =
            EnumSet.of(Status.OPEN, Status.FILLED, Status.CLOSED, Status.STOPPED, Status.EXPIRED, Status.DUPLICATE);

    private final ZoneId zone;
    private final List<Standing> signals;
    private final Iterator<Long> ids;
    private final List<News> news = new ArrayList<>();
    private final List<SignalEvent> events = new ArrayList<>();

    /// @param ids row numbers for signals that are added
    Board(ZoneId zone, Collection<Standing> held, Iterator<Long> ids) {
        this.zone = zone;
        this.signals = new ArrayList<>(held);
        this.ids = ids;
    }

    /// News of a signal, to be written.
    record News(long signalId, Source source, int ordinal, String kind, List<String> actions, String details) {}

    Stream<Standing> signals() {
        return signals.stream();
    }

    List<News> news() {
        return news;
    }

    /// What happened to signals, for counting once it is written.
    List<SignalEvent> events() {
        return events;
    }

    /// The signals of a message, by ordinal.
    List<Standing> ofMessage(long messageId) {
        return signals.stream()
                .filter(standing -> standing.messageId() == messageId)
                .sorted(Comparator.comparingInt(Standing::ordinal))
                .toList();
    }

    /// Adds an order. One that was given before becomes its duplicate; one that it changes or
    /// corrects is superseded.
    Standing add(Source source, int ordinal, Signal signal) {
        Standing.Order order = order(source, signal);
        Standing.Fate fate = source.historic() ? Standing.Fate.of(Status.HISTORIC) : freshFate(source, order);
        if (fate.status() == Status.OPEN) {
            supersede(source, order, signal.correction() ? CORRECTION : CHANGE_OF_MIND);
        }
        var standing = Standing.added(ids.next(), ordinal, source, signal, order, fate);
        signals.add(standing);
        events.add(SignalEvent.of(fate.status()));
        return standing;
    }

    /// Gives a signal what its message says now; what is the same gets no state of its own.
    void change(Source source, Standing held, Signal signal) {
        Standing.Order order = order(source, signal);
        boolean changed = !order.equals(held.order());
        held.say(source, signal, order, fateOfChanged(source, held, order));
        if (changed) {
            held.keepState(source, signal);
            events.add(SignalEvent.CHANGED);
        }
    }

    /// Takes a signal back; nothing is removed. Whoever repeated it takes its place, if it was
    /// still to be followed.
    void withdraw(Source source, Standing held, SignalEvent why) {
        Status status = held.status();
        if (status == Status.WITHDRAWN) {
            return;
        }
        Status before = status == Status.EXPIRED ? Status.OPEN : status;
        held.withdraw(
                source, new Standing.Fate(Status.WITHDRAWN, before, held.fate().duplicateOf()));
        events.add(why);
        if (before.isLive()) {
            succeed(held, before);
        }
    }

    /// Writes news beside a signal, whose status follows if it was still to be followed.
    void tell(Standing target, News told, @Nullable Status next) {
        news.add(told);
        target.tell(told.source().messageId());
        if (next != null && target.isLiveAt(told.source().sentAt())) {
            Status before = target.status() == Status.EXPIRED ? Status.OPEN : target.status();
            target.become(new Standing.Fate(next, next == Status.CANCELLED ? before : null, null));
        }
    }

    private Standing.Fate freshFate(Source source, Standing.Order order) {
        return first(source, order)
                .map(first -> first.fate().duplicateOf() == null
                        ? first.id()
                        : first.fate().duplicateOf())
                .map(id -> new Standing.Fate(Status.DUPLICATE, null, id))
                .orElse(Standing.Fate.of(Status.OPEN));
    }

    /// The oldest with the same order that is still to be followed, or was lately.
    private Optional<Standing> first(Source source, Standing.Order order) {
        Instant since = source.sentAt().minus(REPETITION);
        return others(source)
                .filter(other -> other.order().fingerprint().equals(order.fingerprint()))
                .filter(other -> other.isLiveAt(source.sentAt())
                        || (REPEATABLE.contains(other.status())
                                && other.sentAt().isAfter(since)))
                .max(Standing.NEWEST_FIRST);
    }

    private void supersede(Source source, Standing.Order order, Duration reach) {
        Instant since = source.sentAt().minus(reach);
        others(source)
                .filter(other -> other.order().isAbout(order.asset(), order.side()))
                .filter(other -> !other.order().fingerprint().equals(order.fingerprint()))
                .filter(other -> other.isLiveAt(source.sentAt()))
                .filter(other -> !other.sentAt().isAfter(source.sentAt())
                        && other.sentAt().isAfter(since))
                .forEach(other -> other.become(Standing.Fate.of(Status.SUPERSEDED)));
    }

    private Standing.Fate fateOfChanged(Source source, Standing held, Standing.Order order) {
        Standing.Fate fate = held.fate();
        boolean sameOrder = held.order().fingerprint().equals(order.fingerprint());
        return switch (fate.status()) {
            case WITHDRAWN -> returned(source, fate.before(), order);
            case DUPLICATE -> sameOrder ? fate : Standing.Fate.of(Status.OPEN);
            case EXPIRED -> held.order().equals(order) ? fate : Standing.Fate.of(Status.OPEN);
            case OPEN, FILLED, CLOSED, STOPPED, CANCELLED, HISTORIC, SUPERSEDED ->
                new Standing.Fate(fate.status(), fate.before(), sameOrder ? fate.duplicateOf() : null);
        };
    }

    /// What becomes of a signal that its message says again.
    private Standing.Fate returned(Source source, @Nullable Status before, Standing.Order order) {
        if (before != null && before != Status.OPEN && before != Status.DUPLICATE) {
            return Standing.Fate.of(before);
        }
        return source.historic() ? Standing.Fate.of(Status.HISTORIC) : freshFate(source, order);
    }

    /// The oldest repetition of a signal that is gone takes its place.
    private void succeed(Standing gone, Status status) {
        List<Standing> repetitions = signals.stream()
                .filter(other -> other.status() == Status.DUPLICATE)
                .filter(isRepetitionOf(gone))
                .sorted(Standing.NEWEST_FIRST.reversed())
                .toList();
        if (repetitions.isEmpty()) {
            return;
        }
        Standing heir = repetitions.getFirst();
        heir.become(Standing.Fate.of(status));
        repetitions.stream()
                .skip(1)
                .forEach(other -> other.become(new Standing.Fate(Status.DUPLICATE, null, heir.id())));
    }

    private static Predicate<Standing> isRepetitionOf(Standing first) {
        return other -> other.fate().duplicateOf() != null && other.fate().duplicateOf() == first.id();
    }

    private Stream<Standing> others(Source source) {
        return signals.stream().filter(other -> other.messageId() != source.messageId());
    }

    private Standing.Order order(Source source, Signal signal) {
        LocalDate until = signal.validUntil();
        return new Standing.Order(
                signal.asset().ticker(),
                signal.side().word(),
                Fingerprint.hex(source.channelId(), signal),
                until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
