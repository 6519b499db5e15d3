package dev.tradingsystem.telegram.reliability.check;

/// One message of one channel.
public record Key(long channelId, long messageId) {

    @Override
    public String toString() {
        return channelId + "/" + messageId;
    }
}
