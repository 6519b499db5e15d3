package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.session.SessionNotReady;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.store.channel.ChannelFacts;
import dev.tradingsystem.telegram.store.channel.Discovered;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lists the chats of the account with their titles, and says of each why it cannot be watched,
/// if it cannot. What it found is kept for those who ask without Telegram.
public final class Discovery {

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private final Chats chats;
    private final ChannelFacts facts;
    private final ChannelAccess access;
    private final String account;
    private final Clock clock;

    Discovery(Chats chats, ChannelFacts facts, ChannelAccess access, String account, Clock clock) {
        this.chats = chats;
        this.facts = facts;
        this.access = access;
        this.account = account;
        this.clock = clock;
    }

    /// Has TDLib learn of all chats of the account, unless that is a bot; without this it knows
    /// none after it was opened.
    ///
    /// @throws SessionNotReady when nobody is logged in
    /// @throws TdRefused when Telegram says no, a flood wait among it
    public void load() throws InterruptedException {
        chats.loadUnlessBot();
    }

    /// Asks Telegram, keeps and answers what it found.
    ///
    /// @throws SessionNotReady when nobody is logged in
    /// @throws TdRefused when Telegram says no, a flood wait among it
    public List<Discovered> refresh() throws InterruptedException {
        chats.load();
        Instant now = clock.instant();
        List<ChatFacts> all = chats.all();
        facts.found(account, all.stream().map(chat -> found(chat, now)).toList(), now);
        for (ChatFacts chat : all) {
            access.keep(chat);
        }
        log.atInfo()
                .addKeyValue("account", account)
                .addKeyValue("count", all.size())
                .log("chats discovered");
        return last();
    }

    /// What was found the last time.
    public List<Discovered> last() {
        return facts.lastFound(account);
    }

    private static Discovered found(ChatFacts chat, Instant now) {
        return new Discovered(
                chat.channelId(),
                chat.title(),
                chat.username(),
                chat.members(),
                chat.kind(),
                chat.refused(),
                false,
                now);
    }
}
