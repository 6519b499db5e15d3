package dev.tradingsystem.telegram.store.cache;

import java.time.Instant;

/// The newest message a page from the cache may lack, in the order of pages. Redis scores are
/// doubles, so seconds are rounded up and an id that a double cannot hold counts as the next
/// second: too high only costs a read of the view.
record PageFloor(long second, long messageId) {

    /// Nothing is missing.
    static final PageFloor NONE = new PageFloor(0, 0);

    private static final long EXACT = 1L << 53;

    static PageFloor of(Instant sentAt, long messageId) {
        long second = sentAt.getEpochSecond() + (sentAt.getNano() > 0 ? 1 : 0);
        return isExact(messageId) ? new PageFloor(second, messageId) : new PageFloor(second + 1, 0);
    }

    static boolean isExact(long messageId) {
        return messageId < EXACT;
    }
}
