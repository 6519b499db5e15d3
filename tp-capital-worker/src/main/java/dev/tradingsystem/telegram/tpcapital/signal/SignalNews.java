package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import dev.tradingsystem.telegram.tpcapital.signal.MessageReading.Numbered;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes updates and cancellations beside the signals they are about, whose status follows. News
/// of nothing that is known is left to a person.
final class SignalNews {

    private static final String ADD = """
            INSERT INTO tp_capital.signal_events
                   (signal_id, channel_id, message_id, ordinal, version, seq, kind, actions, details, sent_at)
            SELECT i.id, :channelId, :messageId, :ordinal, :version, :seq, :kind, :actions, :details::jsonb, :sentAt
              FROM unnest(:ids) AS i (id)
                ON CONFLICT (channel_id, message_id, ordinal, version, signal_id) DO NOTHING
            """;
    private static final String FOLLOW = """
            UPDATE tp_capital.signals
               SET status = :status, updated_at = now()
             WHERE id = ANY(:ids) AND status IN ('open', 'filled')
            """;

    private final SignalDatabase database;
    private final SignalTargets targets;
    private final SignalMetrics metrics;

    SignalNews(SignalDatabase database, SignalTargets targets, SignalMetrics metrics) {
        this.database = database;
        this.targets = targets;
        this.metrics = metrics;
    }

    /// Writes an update, and answers whether it is about a known signal.
    boolean apply(MessageReading read, int ordinal, Update update) {
        List<Long> ids = targets.of(read, update);
        if (ids.isEmpty()) {
            return false;
        }
        List<String> actions = update.actions().stream().map(Action::word).toList();
        add(read, ordinal, "update", actions, SignalJson.update(update), ids);
        follow(ids, statusAfter(update));
        update.actions().forEach(action -> metrics.event(read, SignalEvent.of(action)));
        return true;
    }

    /// Writes a cancellation, and answers whether it is about a known signal.
    boolean apply(MessageReading read, int ordinal, Cancel cancel) {
        List<Long> ids = targets.of(read, cancel);
        if (ids.isEmpty()) {
            return false;
        }
        add(read, ordinal, "cancel", List.of(), SignalJson.cancel(cancel), ids);
        follow(ids, Status.CANCELLED);
        metrics.events(read, SignalEvent.CANCELLED, ids.size());
        return true;
    }

    /// Writes each update and cancellation of a message; what finds no signal is answered.
    List<Numbered> applyAll(MessageReading read) {
        return read.numbered().stream().filter(n -> isOrphan(read, n)).toList();
    }

    private boolean isOrphan(MessageReading read, Numbered numbered) {
        return switch (numbered.finding()) {
            case Update update -> !apply(read, numbered.ordinal(), update);
            case Cancel cancel -> !apply(read, numbered.ordinal(), cancel);
            case Signal _, Review _, Noise _ -> false;
        };
    }

    private static @Nullable Status statusAfter(Update update) {
        if (update.actions().contains(Action.STOP_HIT)) {
            return Status.STOPPED;
        }
        if (update.actions().contains(Action.CLOSED) || update.targetsHit().contains("final")) {
            return Status.CLOSED;
        }
        return update.actions().contains(Action.ENTRY_FILLED) ? Status.FILLED : null;
    }

    private void add(
            MessageReading read,
            int ordinal,
            String kind,
            Collection<String> actions,
            String details,
            Collection<Long> ids) {
        database.jdbc()
                .sql(ADD)
                .param("channelId", read.change().channelId())
                .param("messageId", read.change().messageId())
                .param("ordinal", ordinal)
                .param("version", read.change().version())
                .param("seq", read.change().seq())
                .param("kind", kind)
                .param("actions", Columns.words(actions))
                .param("details", details)
                .param("sentAt", Columns.time(read.message().sentAt()))
                .param("ids", Columns.numbers(ids))
                .update();
    }

    private void follow(Collection<Long> ids, @Nullable Status status) {
        if (status != null) {
            database.jdbc()
                    .sql(FOLLOW)
                    .param("status", status.word())
                    .param("ids", Columns.numbers(ids))
                    .update();
        }
    }
}
