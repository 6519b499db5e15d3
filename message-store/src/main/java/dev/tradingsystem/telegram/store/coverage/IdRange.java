package dev.tradingsystem.telegram.store.coverage;

/// Message ids of a channel from one to another, both included.
public record IdRange(long fromId, long toId) {

    public IdRange {
        if (fromId > toId) {
            throw new IllegalArgumentException("%d to %d is no range of ids".formatted(fromId, toId));
        }
    }

    /// How many ids there are.
    public long size() {
        return toId - fromId + 1;
    }
}
