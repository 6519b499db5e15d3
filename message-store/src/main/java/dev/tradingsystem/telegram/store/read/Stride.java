package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.read.TimeWindows.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Goes through a range of time in windows that hold about as many messages as one step takes.
/// Each channel's part of a step is read by itself and what the step has no room for is read in
/// vain, so over many channels a window that is too wide costs many times the step.
final class Stride {

    private static final Duration ONE_CHANNEL = Duration.ofDays(30);
    private static final Duration MANY_CHANNELS = Duration.ofDays(1);
    private static final Duration WIDEST = Duration.ofDays(3_650);
    private static final Duration INSTANT = Duration.ofNanos(1_000);
    private static final int FASTEST = 4;
    private static final int PROBE = 50;

    private final boolean descending;
    private final Instant now;
    private final int step;
    private Instant from;
    private Instant to;
    private Duration width;
    private int most;
    private Window window;

    /// @param step how many messages at most are read of a window
    Stride(MessageQuery query, int step, Instant now) {
        this.descending = query.descending();
        this.now = now;
        this.step = step;
        this.most = step;
        this.from = query.from() == null ? Messages.BEGINNING : query.from();
        this.to = query.to() == null ? Messages.END : query.to();
        this.width = query.channels().size() == 1 ? ONE_CHANNEL : MANY_CHANNELS;
        if (query.position() != null) {
            beyond(query.position());
        }
        this.window = cut();
    }

    /// What is to be read next.
    Window window() {
        return window;
    }

    /// How many messages at most: few after an empty window, because this one may hold far too
    /// many.
    int most() {
        return most;
    }

    /// Whether the window reaches to the end of the range.
    boolean isLast() {
        return descending ? !window.start().isAfter(from) : !window.end().isBefore(to);
    }

    /// Moves on behind what was read of the window: all of it, or as many as were to be read.
    void read(List<MessageKey> keys) {
        if (keys.size() < most) {
            if (descending) {
                to = window.start();
            } else {
                from = window.end();
            }
        } else {
            beyond(keys.getLast());
        }
        width = fitting(keys);
        most = keys.isEmpty() ? PROBE : step;
        window = cut();
    }

    private void beyond(MessageKey key) {
        if (descending) {
            Instant end = key.sentAt().plus(INSTANT);
            to = end.isBefore(to) ? end : to;
        } else {
            from = key.sentAt().isAfter(from) ? key.sentAt() : from;
        }
    }

    /// As wide as holds three quarters of a step, where messages come as they did in this window.
    private Duration fitting(List<MessageKey> keys) {
        int found = keys.size();
        long wanted = step * 3L / 4;
        if (found >= most) {
            Duration taken =
                    Duration.between(keys.getFirst().sentAt(), keys.getLast().sentAt());
            return taken.abs().multipliedBy(wanted).dividedBy(found).plus(INSTANT);
        }
        Duration fits = (long) found * FASTEST <= wanted
                ? width.multipliedBy(FASTEST)
                : width.multipliedBy(wanted).dividedBy(found);
        return fits.compareTo(WIDEST) > 0 ? WIDEST : fits;
    }

    /// What lies after now belongs to the window of now, what lies before Telegram to one of its
    /// own.
    private Window cut() {
        if (descending) {
            Instant start = (to.isBefore(now) ? to : now).minus(width);
            return new Window(start.isBefore(TimeWindows.LAUNCH) || start.isBefore(from) ? from : start, to);
        }
        if (from.isBefore(TimeWindows.LAUNCH) && to.isAfter(TimeWindows.LAUNCH)) {
            return new Window(from, TimeWindows.LAUNCH);
        }
        Instant end = from.plus(width);
        return new Window(from, end.isAfter(now) || end.isAfter(to) ? to : end);
    }
}
