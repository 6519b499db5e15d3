package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.store.channel.ChannelFacts;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/// Keeps what a channel is called and whether it can be read. One that is lost says so with time
/// and reason, and concerns no other.
public final class ChannelAccess {

    private static final Logger log = LoggerFactory.getLogger(ChannelAccess.class);

    private final Chats chats;
    private final ChannelFacts facts;
    private final String account;
    private final ObjectProvider<WatchListener> listeners;
    private final Clock clock;

    ChannelAccess(
            Chats chats, ChannelFacts facts, String account, ObjectProvider<WatchListener> listeners, Clock clock) {
        this.chats = chats;
        this.facts = facts;
        this.account = account;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// Asks TDLib for title, members and access of a channel, and keeps them.
    ///
    /// @throws dev.tradingsystem.telegram.gateway.session.SessionNotReady when nobody is logged
    ///     in
    public void refresh(long channelId) throws InterruptedException {
        try {
            chats.findListed(channelId).ifPresent(this::keep);
        } catch (TdRefused e) {
            if (e.error().floodWait().isPresent() || e.error().code() >= 500) {
                throw e;
            }
            lost(channelId, e.error().message());
        }
    }

    void keep(ChatFacts chat) {
        facts.describe(account, chat.channelId(), chat.title(), chat.username(), chat.members(), chat.kind());
        if (chat.lost() != null) {
            lost(chat.channelId(), chat.lost());
        } else if (facts.regained(account, chat.channelId())) {
            log.atInfo().addKeyValue("channelId", chat.channelId()).log("channel can be read again");
            listeners.orderedStream().forEach(listener -> listener.regained(chat.channelId()));
        }
    }

    /// Telegram does not show the channel to this account any more.
    ///
    /// @param reason `left`, `banned`, or Telegram's own words
    public void lost(long channelId, String reason) {
        if (facts.lost(account, channelId, reason, clock.instant())) {
            log.atError()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("error", reason)
                    .log("channel cannot be read any more");
        }
    }
}
