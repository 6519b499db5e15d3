package dev.tradingsystem.telegram.gateway.coverage;

/// The messages of an answer were not committed, so nothing was proved by it; it is asked for
/// again.
public final class NotCommitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotCommitted(long channelId) {
        super("an answer about channel %d could not be written, nothing is proved by it".formatted(channelId));
    }
}
