package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.document.ChangeDocument;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Changes.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the log for followers, and tells them when it no longer has what they ask for: never an
/// empty answer for a lost range.
final class ChangeReader {

    private final Changes changes;

    ChangeReader(Changes changes) {
        this.changes = changes;
    }

    /// @param channels only these; all when `null`
    ChangePage after(long since, int limit, @Nullable List<Long> channels) {
        Bounds before = changes.bounds();
        if (since > before.head()) {
            throw ApiProblem.of(
                            Problem.CURSOR_AHEAD, "since=" + since + " is beyond the newest change " + before.head())
                    .with("head", before.head());
        }
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
        return new ChangePage(rows.stream().map(ChangeDocument::of).toList(), next, head, floor, full && next < head);
    }

    private static ApiProblem expired(long since, long floor, long head) {
        return ApiProblem.of(
                        Problem.CURSOR_EXPIRED, "since=" + since + " is older than the oldest kept change " + floor)
                .with("floor", floor)
                .with("head", head)
                .with("recover", "/messages");
    }
}
