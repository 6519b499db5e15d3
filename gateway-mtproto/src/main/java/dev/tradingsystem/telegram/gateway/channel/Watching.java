package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.ingest.Plausible;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.channel.Discovered;
import dev.tradingsystem.telegram.store.coverage.Begin;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Begins and ends to watch channels; in effect at once.
final class Watching {

    private static final Begin UNLESS_SAID = new Begin.Last(1000);

    private final ChannelRecords records;
    private final ChannelStates states;
    private final WatchedChannels watched;
    private final Discovery discovery;
    private final String account;

    Watching(
            ChannelRecords records,
            ChannelStates states,
            WatchedChannels watched,
            Discovery discovery,
            String account) {
        this.records = records;
        this.states = states;
        this.watched = watched;
        this.discovery = discovery;
        this.account = account;
    }

    /// Why the chat cannot be watched; empty when nothing is known against it. One that nobody
    /// discovered may be watched: Telegram will say whether it can be read.
    Optional<String> refusal(long channelId) {
        Optional<String> known = discovery.last().stream()
                .filter(chat -> chat.channelId() == channelId)
                .findFirst()
                .map(Discovered::refused);
        if (known.isPresent() || Plausible.isChannel(channelId)) {
            return known;
        }
        return Optional.of("only channels and supergroups can be watched, and this is the number of neither");
    }

    /// Watches a channel.
    ///
    /// @param begin from where on its history is wanted; when nothing is said, a new one begins
    ///     with its newest thousand ids and a known one goes on as before
    void watch(long channelId, @Nullable Begin begin) {
        boolean known = records.isListed(account, channelId);
        records.watch(account, channelId);
        if (begin != null || !known) {
            records.startAnew(account, channelId);
            states.begin(channelId, begin == null ? UNLESS_SAID : begin);
        }
        watched.refresh();
    }

    /// Watches a channel no longer.
    ///
    /// @return false when there is no such channel
    boolean unwatch(long channelId) {
        boolean known = records.isListed(account, channelId);
        records.unwatch(account, channelId);
        watched.refresh();
        return known;
    }
}
