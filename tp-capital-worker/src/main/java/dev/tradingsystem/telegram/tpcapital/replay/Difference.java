package dev.tradingsystem.telegram.tpcapital.replay;

import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import dev.tradingsystem.telegram.tpcapital.read.SignalRecord;
import dev.tradingsystem.telegram.tpcapital.replay.ReplayChange.Kind;
import dev.tradingsystem.telegram.tpcapital.replay.ReplayChange.Source;
import dev.tradingsystem.telegram.tpcapital.replay.ReplayChange.Stored;
import dev.tradingsystem.telegram.tpcapital.signal.Finding;
import dev.tradingsystem.telegram.tpcapital.signal.Signal;
import dev.tradingsystem.telegram.tpcapital.signal.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Compares what is stored of a message with what is read in it now. Orders are matched as an
/// edit's are: by asset and side, then by position.
///
/// What a person made of a message is never touched.
final class Difference {

    private static final String OPERATOR = "operator";

    private final Source source;
    private final List<ReplayChange> changes = new ArrayList<>();
    private int same;

    private Difference(Source source) {
        this.source = source;
    }

    /// @param same signals that are read as they are stored
    record Compared(int same, List<ReplayChange> changes) {}

    static Compared of(Source source, List<SignalRecord> stored, List<Finding> read) {
        List<SignalRecord> held = new ArrayList<>(stored);
        long standing = held.stream().filter(Difference::stands).count();
        if (held.stream().anyMatch(signal -> signal.madeBy().equals(OPERATOR))) {
            return new Compared((int) standing, List.of());
        }
        List<Signal> wanted = new ArrayList<>(read.stream()
                .filter(Signal.class::isInstance)
                .map(Signal.class::cast)
                .toList());
        var difference = new Difference(source);
        for (Signal signal : List.copyOf(wanted)) {
            match(held, signal).ifPresent(match -> {
                held.remove(match);
                wanted.remove(signal);
                difference.pair(match, signal);
            });
        }
        while (!held.isEmpty() && !wanted.isEmpty()) {
            difference.pair(held.removeFirst(), wanted.removeFirst());
        }
        held.stream().filter(Difference::stands).forEach(difference::lost);
        wanted.forEach(signal -> difference.gained(null, signal));
        return new Compared(difference.same, List.copyOf(difference.changes));
    }

    private static Optional<SignalRecord> match(List<SignalRecord> held, Signal signal) {
        return held.stream()
                .filter(stored -> stored.asset().ticker().equals(signal.asset().ticker())
                        && stored.side().equals(signal.side().word()))
                .findFirst();
    }

    private static boolean stands(SignalRecord stored) {
        return stored.status() != Status.WITHDRAWN;
    }

    private void pair(SignalRecord stored, Signal signal) {
        if (!stands(stored)) {
            gained(stored, signal);
            return;
        }
        OrderDocument before = OrderDocument.of(stored);
        OrderDocument after = OrderDocument.of(signal);
        List<String> fields = after.changedSince(before);
        if (fields.isEmpty()) {
            same++;
        } else {
            add(Kind.CHANGED, stored, before, after, fields);
        }
    }

    private void lost(SignalRecord stored) {
        add(Kind.LOST, stored, OrderDocument.of(stored), null, List.of());
    }

    private void gained(@Nullable SignalRecord withdrawn, Signal signal) {
        add(Kind.GAINED, withdrawn, null, OrderDocument.of(signal), List.of());
    }

    private void add(
            Kind kind,
            @Nullable SignalRecord stored,
            @Nullable OrderDocument before,
            @Nullable OrderDocument after,
            List<String> fields) {
        Stored about = stored == null ? null : new Stored(stored.signalId().ordinal(), stored.version());
        changes.add(new ReplayChange(0, kind, source, about, before, after, fields, null));
    }
}
