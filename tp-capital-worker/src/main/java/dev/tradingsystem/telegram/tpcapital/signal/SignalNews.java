package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.MessageReading.Numbered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes updates and cancellations beside the signals they are about, whose status follows. News
/// of nothing that is known is left to a person.
final class SignalNews {

    private SignalNews() {}

    /// Writes each update and cancellation of a message; what finds no signal is answered.
    static List<Numbered> apply(Board board, MessageReading read, Source source) {
        return read.numbered().stream()
                .filter(numbered -> isOrphan(board, read, source, numbered))
                .toList();
    }

    private static boolean isOrphan(Board board, MessageReading read, Source source, Numbered numbered) {
        var targets = new SignalTargets(board, read);
        return switch (numbered.finding()) {
            case Update update -> !told(board, source, numbered.ordinal(), update, targets.of(update));
            case Cancel cancel -> !told(board, source, numbered.ordinal(), cancel, targets.of(cancel));
            case Signal _, Review _, Noise _ -> false;
        };
    }

    private static boolean told(Board board, Source source, int ordinal, Update update, List<Standing> targets) {
        List<String> actions = update.actions().stream().map(Action::word).toList();
        for (Standing target : targets) {
            var news = new Board.News(target.id(), source, ordinal, "update", actions, SignalJson.update(update));
            board.tell(target, news, statusAfter(update));
        }
        if (!targets.isEmpty()) {
            update.actions().stream().map(SignalEvent::of).forEach(board.events()::add);
        }
        return !targets.isEmpty();
    }

    private static boolean told(Board board, Source source, int ordinal, Cancel cancel, List<Standing> targets) {
        for (Standing target : targets) {
            var news = new Board.News(target.id(), source, ordinal, "cancel", List.of(), SignalJson.cancel(cancel));
            board.tell(target, news, Status.CANCELLED);
            board.events().add(SignalEvent.CANCELLED);
        }
        return !targets.isEmpty();
    }

    /// A target that was hit, or a part that was sold, shows that the entry had been filled.
    private static @Nullable Status statusAfter(Update update) {
        if (update.actions().contains(Action.STOP_HIT)) {
            return Status.STOPPED;
        }
        if (update.actions().contains(Action.CLOSED) || update.targetsHit().contains("final")) {
            return Status.CLOSED;
        }
        boolean isIn = update.actions().contains(Action.ENTRY_FILLED)
                || update.actions().contains(Action.TARGET_HIT)
                || update.actions().contains(Action.PARTIAL);
        return isIn ? Status.FILLED : null;
    }
}
