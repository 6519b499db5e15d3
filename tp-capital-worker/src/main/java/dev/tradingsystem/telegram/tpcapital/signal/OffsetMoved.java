package dev.tradingsystem.telegram.tpcapital.signal;

/// Somebody else has taken changes of the channel meanwhile: nothing was stored, ask for the
/// offset and look again.
public final class OffsetMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OffsetMoved(long channelId, long expected) {
        super("the offset of channel %d is no longer %d".formatted(channelId, expected));
    }
}
