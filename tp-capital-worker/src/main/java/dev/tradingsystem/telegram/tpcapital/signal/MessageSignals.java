package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.MessageReading.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the signals of a message say what its newest version says: an edit changes the signal it
/// had and never becomes a second one, what is gone is withdrawn.
final class MessageSignals {

    private MessageSignals() {}

    static void apply(Board board, MessageReading read, Source source) {
        List<Numbered> wanted = new ArrayList<>(read.numbered().stream()
                .filter(numbered -> numbered.finding() instanceof Signal)
                .toList());
        List<Standing> held = new ArrayList<>(board.ofMessage(source.messageId()));
        int next = held.stream().mapToInt(Standing::ordinal).max().orElse(0) + 1;
        if (!source.by().equals(Source.PARSER)) {
            leaveToPerson(wanted, held);
        }
        pairs(wanted, held).forEach(pair -> board.change(source, pair.held(), pair.signal()));
        held.stream()
                .filter(standing -> !isLeftToPerson(standing, read))
                .forEach(standing -> board.withdraw(source, standing, reasonOfGoing(read)));
        for (Numbered numbered : wanted) {
            int ordinal = Math.max(next, numbered.ordinal());
            board.add(source, ordinal, (Signal) numbered.finding());
            next = ordinal + 1;
        }
    }

    /// What a person made of a message stays while the message still holds something that only a
    /// person can judge.
    private static boolean isLeftToPerson(Standing standing, MessageReading read) {
        return standing.by().equals(SignalDecisions.OPERATOR)
                && read.reading().findings().stream().anyMatch(Review.class::isInstance);
    }

    /// Reading the same words again does not overrule what a person made of them.
    private static void leaveToPerson(List<Numbered> wanted, List<Standing> held) {
        List<Standing> decided = held.stream()
                .filter(standing -> standing.by().equals(SignalDecisions.OPERATOR))
                .toList();
        held.removeAll(decided);
        wanted.removeIf(numbered ->
                decided.stream().anyMatch(standing -> isAbout(standing, (Signal) numbered.finding())));
    }

    private static boolean isAbout(Standing standing, Signal signal) {
        return standing.order().isAbout(signal.asset().ticker(), signal.side().word());
    }

    private static SignalEvent reasonOfGoing(MessageReading read) {
        return read.isDeletion() ? SignalEvent.DELETED : SignalEvent.WITHDRAWN;
    }

    private record Pair(Standing held, Signal signal) {}

    /// First by asset and side, then by position. What is paired leaves both lists.
    private static List<Pair> pairs(List<Numbered> wanted, List<Standing> held) {
        List<Pair> pairs = new ArrayList<>();
        for (Numbered numbered : List.copyOf(wanted)) {
            Signal signal = (Signal) numbered.finding();
            Optional<Standing> match =
                    held.stream().filter(standing -> isAbout(standing, signal)).findFirst();
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
