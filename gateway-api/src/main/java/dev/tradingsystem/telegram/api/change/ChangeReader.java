package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.document.ChangeDocument;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Changes.Bounds;
import java.util.List;
import java.util.Set;

/// Reads the log for followers, and tells them when it no longer has what they ask for: never an
/// empty answer for a lost range.
final class ChangeReader {

    private final Changes changes;

    ChangeReader(Changes changes) {
        this.changes = changes;
    }

    /// What matches after a position. With kinds the page may hold fewer than the limit and more
    /// follow.
    ChangePage after(long since, int limit, ChangeFilter filter) {
        Bounds before = changes.bounds();
        mustNotBeAhead(since, before);
        Set<Long> channels = filter.channels();
        List<Change> rows =
                channels == null ? changes.after(since, limit) : changes.after(channels, since, before.head(), limit);
        long floor = changes.floor(); // after the rows: what went away before or while they were read shows here
        if (since < floor - 1) {
            throw expired(since, floor, before.head());
        }
        long last = rows.isEmpty() ? before.head() : rows.getLast().seq();
        boolean full = rows.size() == limit;
        long next = full ? last : Math.max(last, before.head());
        long head = Math.max(before.head(), last);
        List<ChangeDocument> items = rows.stream()
                .filter(row -> filter.takes(row.channelId(), row.kind()))
                .map(ChangeDocument::of)
                .toList();
        return new ChangePage(items, next, head, floor, full && next < head);
    }

    /// Refuses a position that the log no longer, or not yet, reaches.
    void mustHold(long since, Bounds bounds) {
        mustNotBeAhead(since, bounds);
        if (since < bounds.floor() - 1) {
            throw expired(since, bounds.floor(), bounds.head());
        }
    }

    private static void mustNotBeAhead(long since, Bounds bounds) {
        if (since > bounds.head()) {
            throw ApiProblem.of(
                            Problem.CURSOR_AHEAD, "since=" + since + " is beyond the newest change " + bounds.head())
                    .with("head", bounds.head());
        }
    }

    private static ApiProblem expired(long since, long floor, long head) {
        return ApiProblem.of(
                        Problem.CURSOR_EXPIRED, "since=" + since + " is older than the oldest kept change " + floor)
                .with("floor", floor)
                .with("head", head)
                .with("recover", "/messages");
    }
}
