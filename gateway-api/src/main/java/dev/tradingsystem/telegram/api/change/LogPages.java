package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.store.read.Changes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The log behind the tail, in pages of 500 numbers that all streams share: a page that is full
/// never changes, and however many streams catch up at once, each page is read by one of them.
/// The last page is read again when there is more of it.
final class LogPages {

    /// Numbers to a page.
    static final int SIZE = 500;

    private static final int KEPT = 16;

    private final Changes changes;
    private final JsonMapper json;
    private final Map<Long, Page> pages = new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Page> eldest) {
            return size() > KEPT;
        }
    };

    LogPages(Changes changes, JsonMapper json) {
        this.changes = changes;
        this.json = json;
    }

    /// What follows a position, up to the end of its page; empty when nothing of that page does.
    ///
    /// @param head the log's newest number, or an earlier one
    List<TailEntry> after(long position, long head) {
        long number = position / SIZE;
        return page(number).entries(head).stream()
                .filter(entry -> entry.seq() > position)
                .toList();
    }

    /// The first number after a position, wherever it is; 0 when there is none.
    long next(long position) {
        return changes.after(position, 1).stream()
                .mapToLong(change -> change.seq())
                .findFirst()
                .orElse(0);
    }

    private Page page(long number) {
        synchronized (pages) {
            return pages.computeIfAbsent(number, Page::new);
        }
    }

    private List<TailEntry> read(long number) {
        long last = (number + 1) * SIZE;
        return changes.after(number * SIZE, SIZE).stream()
                .filter(change -> change.seq() <= last)
                .map(change -> TailEntry.of(change, json))
                .toList();
    }

    private final class Page {

        private final long number;
        private List<TailEntry> entries = List.of();
        private long readTo;

        private Page(long number) {
            this.number = number;
        }

        synchronized List<TailEntry> entries(long head) {
            long wanted = Math.min(head, (number + 1) * SIZE);
            if (readTo < wanted) {
                entries = read(number);
                readTo = wanted;
            }
            return entries;
        }
    }
}
