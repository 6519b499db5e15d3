package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.Change;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Difference;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a client has missed: of everything, and of one channel.
///
/// A difference tells posts as they are now: texts in between are lost, as with Telegram.
final class Updates {

    /// After so many seconds an open channel is asked for again.
    private static final int TIMEOUT = 30;

    private final Accounts accounts;
    private final Pushes pushes;
    private final Peers peers;
    private final Answers answers;

    Updates(Accounts accounts, Pushes pushes, Peers peers, Answers answers) {
        this.accounts = accounts;
        this.pushes = pushes;
        this.peers = peers;
        this.answers = answers;
    }

    void addTo(MethodTable table) {
        table.on("updates.getState", (_, user, caller) -> {
            pushes.remember(user, caller);
            return state();
        });
        table.on("updates.getDifference", this::difference);
        table.on("updates.getChannelDifference", this::channelDifference);
    }

    static Tl state() {
        return Tl.of("updates.state", "pts", 1, "qts", 1, "date", Pushes.now(), "seq", 1, "unread_count", 0);
    }

    /// Names every channel that has changed since: this is what makes a client ask for them.
    private Tl difference(Tl call, User user, ClientSession caller) {
        pushes.remember(user, caller);
        var mentioned = new Mentioned(user);
        List<Tl> changed = new ArrayList<>();
        for (Channel channel : accounts.channels()) {
            if (channel.concerns(user) && channel.changedAt().getEpochSecond() >= call.int32("date")) {
                mentioned.channel(channel);
                changed.add(
                        channel.access(user).isMember()
                                ? Tl.of("updateChannelTooLong", "channel_id", channel.id(), "pts", channel.pts())
                                : Tl.of("updateChannel", "channel_id", channel.id()));
            }
        }
        return changed.isEmpty()
                ? Tl.of("updates.differenceEmpty", "date", Pushes.now(), "seq", 1)
                : Tl.of(
                        "updates.difference",
                        "new_messages",
                        List.of(),
                        "new_encrypted_messages",
                        List.of(),
                        "other_updates",
                        changed,
                        "chats",
                        mentioned.chats(),
                        "users",
                        mentioned.users(),
                        "state",
                        state());
    }

    private Tl channelDifference(Tl call, User user, ClientSession caller) throws RpcError {
        Channel channel = peers.channel(call.tl("channel"), user);
        return switch (channel.since(call.int32("pts"), call.int32("limit"))) {
            case Difference.Nothing(int pts) ->
                Tl.of("updates.channelDifferenceEmpty", "final", true, "pts", pts, "timeout", TIMEOUT);
            case Difference.Missed missed -> missed(channel, missed, user, caller.dc());
            case Difference.TooLong _ -> tooLong(channel, user, caller.dc());
        };
    }

    private Tl missed(Channel channel, Difference.Missed missed, User user, int dc) {
        NavigableMap<Integer, Post> posted = new TreeMap<>();
        Map<Integer, Integer> lastEdits = new HashMap<>();
        for (Change.Counted change : missed.changes()) {
            if (change instanceof Change.Posted posting) {
                Post now = channel.find(posting.post().id());
                if (now != null) {
                    posted.put(now.id(), now);
                }
            } else if (change instanceof Change.Edited(int pts, Post post)) {
                lastEdits.put(post.id(), pts);
            }
        }
        lastEdits.keySet().removeAll(posted.keySet());
        var mentioned = new Mentioned(user).channel(channel);
        List<Tl> messages = answers.messages(channel, posted.values(), mentioned, dc);
        List<Tl> updates = new ArrayList<>();
        for (Change.Counted change : missed.changes()) {
            Change told = asItIsNow(channel, change, lastEdits.values());
            if (told != null) {
                updates.add(answers.update(channel, told, mentioned, dc));
            }
        }
        return Tl.of(
                "updates.channelDifference",
                "final",
                missed.last(),
                "pts",
                missed.pts(),
                "timeout",
                missed.last() ? TIMEOUT : null,
                "new_messages",
                messages,
                "other_updates",
                updates,
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users());
    }

    /// Null for what is told otherwise: a new post, an edit before the last one, or of a post
    /// that is new or gone.
    private static @Nullable Change asItIsNow(Channel channel, Change.Counted change, Collection<Integer> lastEdits) {
        return switch (change) {
            case Change.Posted _ -> null;
            case Change.Edited(int pts, Post post) -> {
                Post now = lastEdits.contains(pts) ? channel.find(post.id()) : null;
                yield now == null ? null : new Change.Edited(pts, now);
            }
            case Change.Deleted deleted -> deleted;
            case Change.Pinned pinned -> pinned;
        };
    }

    private Tl tooLong(Channel channel, User user, int dc) {
        var mentioned = new Mentioned(user).channel(channel);
        Post newest = channel.newest();
        return Tl.of(
                "updates.channelDifferenceTooLong",
                "final",
                true,
                "timeout",
                TIMEOUT,
                "dialog",
                Chats.dialog(channel, user),
                "messages",
                newest == null ? List.of() : answers.messages(channel, List.of(newest), mentioned, dc),
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users());
    }
}
