package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Access;
import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.List;

/// Channels and basic groups themselves: found, described, joined and left.
final class Channels {

    private final Accounts accounts;
    private final Peers peers;

    Channels(Accounts accounts, Peers peers) {
        this.accounts = accounts;
        this.peers = peers;
    }

    void addTo(MethodTable table) {
        table.on("contacts.resolveUsername", this::resolve);
        table.on("channels.getChannels", this::some);
        table.on("channels.getFullChannel", this::full);
        table.on("channels.getParticipant", this::participant);
        table.on("channels.joinChannel", (call, user, _) -> admit(call, user, Access.MEMBER));
        table.on("channels.leaveChannel", (call, user, _) -> admit(call, user, Access.LEFT));
        table.on("messages.getPeerSettings", (_, _, _) -> settings());
        table.on("messages.getChats", this::groups);
        table.on("messages.getFullChat", this::fullGroup);
    }

    private Tl resolve(Tl call, User user, ClientSession caller) throws RpcError {
        Channel channel = accounts.byUsername(call.string("username"))
                .orElseThrow(() -> new RpcError(400, "USERNAME_NOT_OCCUPIED"));
        var mentioned = new Mentioned(user).channel(channel);
        return Tl.of(
                "contacts.resolvedPeer",
                "peer",
                Chats.peer(channel),
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users());
    }

    private Tl some(Tl call, User user, ClientSession caller) throws RpcError {
        var mentioned = new Mentioned(user);
        for (Tl input : call.list("id")) {
            mentioned.channel(peers.known(input));
        }
        return Tl.of("messages.chats", "chats", mentioned.chats());
    }

    private Tl full(Tl call, User user, ClientSession caller) throws RpcError {
        Channel channel = peers.channel(call.tl("channel"), user);
        return chatFull(Chats.full(channel, user), new Mentioned(user).channel(channel));
    }

    private static Tl chatFull(Tl full, Mentioned mentioned) {
        return Tl.of("messages.chatFull", "full_chat", full, "chats", mentioned.chats(), "users", mentioned.users());
    }

    private Tl participant(Tl call, User user, ClientSession caller) throws RpcError {
        Channel channel = peers.channel(call.tl("channel"), user);
        if (!call.tl("participant").is("inputPeerSelf") || !channel.access(user).isMember()) {
            throw new RpcError(400, "USER_NOT_PARTICIPANT");
        }
        Tl participant = Tl.of(
                "channelParticipantSelf", "user_id", user.id(), "inviter_id", user.id(), "date", channel.createdAt());
        var mentioned = new Mentioned(user).channel(channel);
        return Tl.of(
                "channels.channelParticipant",
                "participant",
                participant,
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users());
    }

    private static Tl settings() {
        return Tl.of(
                "messages.peerSettings", "settings", Tl.of("peerSettings"), "chats", List.of(), "users", List.of());
    }

    private Tl admit(Tl call, User user, Access access) throws RpcError {
        Channel channel = peers.channel(call.tl("channel"), user);
        channel.admit(user, access);
        return Pushes.updates(Tl.of("updateChannel", "channel_id", channel.id()), new Mentioned(user).channel(channel));
    }

    private Tl groups(Tl call, User user, ClientSession caller) throws RpcError {
        var mentioned = new Mentioned(user);
        for (long id : call.longs("id")) {
            mentioned.group(peers.group(Tl.of("inputPeerChat", "chat_id", id), user));
        }
        return Tl.of("messages.chats", "chats", mentioned.chats());
    }

    private Tl fullGroup(Tl call, User user, ClientSession caller) throws RpcError {
        BasicGroup group = peers.group(call, user);
        Tl full = Tl.of(
                "chatFull",
                "id",
                group.id(),
                "about",
                "",
                "participants",
                Tl.of("chatParticipantsForbidden", "chat_id", group.id()),
                "notify_settings",
                Tl.of("peerNotifySettings"));
        return chatFull(full, new Mentioned(user).group(group));
    }
}
