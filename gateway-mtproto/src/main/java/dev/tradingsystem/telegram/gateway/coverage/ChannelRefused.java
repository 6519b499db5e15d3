package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.session.TdRefused;
import java.util.Set;

/// Telegram does not show a channel to this account: it is private, was left, or does not exist.
public final class ChannelRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final Set<Integer> OURS = Set.of(400, 403, 404, 406);

    private final long channelId;
    private final String reason;

    private ChannelRefused(long channelId, String reason, TdRefused cause) {
        super("channel %d is refused: %s".formatted(channelId, reason), cause);
        this.channelId = channelId;
        this.reason = reason;
    }

    /// What a refusal means for the channel: this, or for trouble on Telegram's side the refusal
    /// itself, to be tried again.
    static RuntimeException of(long channelId, TdRefused refusal) {
        return OURS.contains(refusal.error().code())
                ? new ChannelRefused(channelId, refusal.error().message(), refusal)
                : refusal;
    }

    public long channelId() {
        return channelId;
    }

    /// Telegram's own words.
    public String reason() {
        return reason;
    }

    /// Whether it is not the channel but the kind of account: bots cannot read history.
    boolean isForBots() {
        return reason.contains("bots");
    }
}
