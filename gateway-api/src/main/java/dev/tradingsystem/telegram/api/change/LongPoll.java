package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import java.time.Duration;

/// Reads what follows a position, and, when there is nothing, waits for it.
final class LongPoll {

    private static final int LONGEST_WAIT = 30;

    private final ChangeReader reader;
    private final LogTail tail;

    LongPoll(ChangeReader reader, LogTail tail) {
        this.reader = reader;
        this.tail = tail;
    }

    /// @param wait seconds, 0 to 30
    ChangePage after(long since, int size, ChangeFilter filter, int wait) throws InterruptedException {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ApiProblem.invalidParameter("wait", "0 to " + LONGEST_WAIT + " seconds");
        }
        ChangePage page = reader.after(since, size, filter);
        return wait > 0 && page.items().isEmpty() ? await(page, Duration.ofSeconds(wait), size, filter) : page;
    }

    /// Goes on from an empty page until something matches or the time is up; holds no connection
    /// while it waits.
    private ChangePage await(ChangePage empty, Duration limit, int size, ChangeFilter filter)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        ChangePage page = empty;
        try (LogTail.Following _ = tail.follow()) {
            while (page.items().isEmpty() && tail.isRunning()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                if (!page.more()) {
                    tail.awaitBeyond(page.next(), Duration.ofNanos(left));
                }
                page = reader.after(page.next(), size, filter);
            }
        }
        return page;
    }
}
