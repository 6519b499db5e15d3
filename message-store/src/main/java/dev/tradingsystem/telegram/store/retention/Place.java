package dev.tradingsystem.telegram.store.retention;

/// Where a slice begins: behind a message's key, or at a number of the log.
///
/// @param channelId of the key; unused in the log
/// @param number the message's id, or the number in the log
record Place(long channelId, long number) {
    static final Place FIRST = new Place(Long.MIN_VALUE, 0);
}
