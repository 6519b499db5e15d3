package dev.tradingsystem.telegram.store.legacy;

import java.math.BigInteger;

/// One channel and day of sending, on both sides. Messages that the new database
/// has from Telegram itself, or of which it knows a newer edit, count on both sides
/// but are in no checksum.
public record DayComparison(long channelId, String day, Side old, Side now, long movedOn) {

    /// What one side has.
    ///
    /// @param deleted how many an operator of the previous stack deleted
    public record Side(long messages, long firstId, long lastId, BigInteger sum, long xor, long deleted) {}

    boolean isEqual() {
        return old.equals(now);
    }

    @Override
    public String toString() {
        return "channel %d on %s: old %s, new %s".formatted(channelId, day, old, now);
    }
}
