package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads history again, newest first: what was edited meanwhile has a newer edit date, what was
/// deleted is not there. Both enter the log like any other event. Messages missing from their
/// table are put back.
final class Reaudit implements Work {

    private final long channelId;
    private final History history;
    private final Duration pace;
    private final @Nullable Instant since;
    private final long lowest;
    private long cursor;
    private int answersWithout;

    private Reaudit(long channelId, History history, Duration pace, @Nullable Instant since, long lowest, long cursor) {
        this.channelId = channelId;
        this.history = history;
        this.pace = pace;
        this.since = since;
        this.lowest = lowest;
        this.cursor = cursor;
    }

    /// From the newest message down to what was sent before that time.
    static Reaudit since(long channelId, History history, Duration pace, Instant since) {
        return new Reaudit(channelId, history, pace, since, 1, 0);
    }

    /// The ids of a range, and as much above as the answers hold.
    ///
    /// @param cursor the id below which to go on, 0 to begin at the newest
    static Reaudit of(long channelId, History history, Duration pace, IdRange range, long cursor) {
        return new Reaudit(channelId, history, pace, null, range.fromId(), cursor);
    }

    @Override
    public long cursor() {
        return cursor;
    }

    @Override
    public boolean step(Control control) throws InterruptedException {
        HistoryPage page = history.older(new Question(channelId, cursor, 0, Origin.AUDIT, pace), control);
        if (page.isEmpty() || (cursor != 0 && page.oldest() >= cursor)) {
            answersWithout++;
            return answersWithout < 2;
        }
        answersWithout = 0;
        cursor = page.oldest();
        return cursor > lowest && page.expired() == 0 && !reached(page);
    }

    private boolean reached(HistoryPage page) {
        Instant oldest = page.oldestSentAt();
        return since != null && oldest != null && oldest.isBefore(since);
    }
}
