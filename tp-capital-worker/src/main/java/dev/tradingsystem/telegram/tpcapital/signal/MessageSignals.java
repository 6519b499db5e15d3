package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.MessageReading.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the stored signals of a message say what its newest version says: an edit changes the
/// signal it had and never becomes a second one, what is gone is withdrawn.
final class MessageSignals {

    private final Signals signals;
    private final SignalMetrics metrics;

    MessageSignals(Signals signals, SignalMetrics metrics) {
        this.signals = signals;
        this.metrics = metrics;
    }

    void apply(MessageReading read) {
        List<Numbered> wanted = new ArrayList<>(read.numbered().stream()
                .filter(numbered -> numbered.finding() instanceof Signal)
                .toList());
        if (read.isFirst()) {
            wanted.forEach(numbered -> add(read, numbered.ordinal(), (Signal) numbered.finding()));
            return;
        }
        List<Signals.Held> held = new ArrayList<>(
                signals.ofMessage(read.change().channelId(), read.change().messageId()));
        int next = held.stream().mapToInt(Signals.Held::ordinal).max().orElse(0) + 1;
        for (Pair pair : pairs(wanted, held)) {
            if (signals.change(read, pair.held(), pair.signal())) {
                metrics.event(read, SignalEvent.CHANGED);
            }
        }
        metrics.events(read, SignalEvent.WITHDRAWN, signals.withdraw(read, held));
        for (Numbered numbered : wanted) {
            add(read, Math.max(next, numbered.ordinal()), (Signal) numbered.finding());
            next = Math.max(next, numbered.ordinal()) + 1;
        }
    }

    private void add(MessageReading read, int ordinal, Signal signal) {
        metrics.event(read, SignalEvent.of(signals.add(read, ordinal, signal)));
    }

    private record Pair(Signals.Held held, Signal signal) {}

    /// First by asset and side, then by position. What is paired leaves both lists.
    private static List<Pair> pairs(List<Numbered> wanted, List<Signals.Held> held) {
        List<Pair> pairs = new ArrayList<>();
        for (Numbered numbered : List.copyOf(wanted)) {
            Signal signal = (Signal) numbered.finding();
            Optional<Signals.Held> match =
                    held.stream().filter(h -> h.isAbout(signal)).findFirst();
            match.ifPresent(found -> {
                pairs.add(new Pair(found, signal));
                held.remove(found);
                wanted.remove(numbered);
            });
        }
        while (!wanted.isEmpty() && !held.isEmpty()) {
            pairs.add(new Pair(held.removeFirst(), (Signal) wanted.removeFirst().finding()));
        }
        return pairs;
    }
}
