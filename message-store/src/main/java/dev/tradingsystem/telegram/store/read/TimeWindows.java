package dev.tradingsystem.telegram.store.read;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Cuts a range of time into windows that grow, so that a page that is full early touches few
/// chunks.
///
/// Each window is half-open; together they are the range, in the order in which it is read.
record TimeWindows(List<Window> windows) {

    private static final Duration FIRST = Duration.ofDays(30);
    private static final int WIDER = 4;

    /// Telegram's first day: before it there is nothing but wrong clocks.
    static final Instant LAUNCH = Instant.parse("2013-08-14T00:00:00Z");

    /// From `to` down to `from`. What lies after now belongs to the first window.
    static TimeWindows descending(Instant from, Instant to, Instant now) {
        var windows = new ArrayList<Window>();
        Instant end = to;
        Instant anchor = to.isBefore(now) ? to : now;
        Duration width = FIRST;
        while (end.isAfter(from)) {
            Instant start = anchor.minus(width);
            start = start.isBefore(LAUNCH) || start.isBefore(from) ? from : start;
            windows.add(new Window(start, end));
            end = start;
            anchor = start;
            width = width.multipliedBy(WIDER);
        }
        return new TimeWindows(windows);
    }

    /// From `from` up to `to`. What lies after now belongs to the last window.
    static TimeWindows ascending(Instant from, Instant to, Instant now) {
        var windows = new ArrayList<Window>();
        Instant start = from;
        if (start.isBefore(LAUNCH) && to.isAfter(LAUNCH)) {
            windows.add(new Window(start, LAUNCH));
            start = LAUNCH;
        }
        Duration width = FIRST;
        while (start.isBefore(to)) {
            Instant end = start.plus(width);
            end = end.isAfter(now) || end.isAfter(to) ? to : end;
            windows.add(new Window(start, end));
            start = end;
            width = width.multipliedBy(WIDER);
        }
        return new TimeWindows(Collections.unmodifiableList(windows));
    }

    /// Half-open: `start` belongs to it, `end` does not.
    record Window(Instant start, Instant end) {}
}
