package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The list of a user's chats, newest first, in pages; each with its newest message.
final class Dialogs {

    /// Newest first; of the same second the higher message id, and then basic groups before
    /// channels, the older of a kind first. TDLib sorts so too: any other order among equals
    /// makes it ask for the same page without end.
    private static final Comparator<Row> PLACE = Comparator.comparingInt(Row::date)
            .thenComparingInt(row -> row.dialog().int32("top_message"))
            .thenComparing(row -> row.dialog().tl("peer").is("peerChat"))
            .reversed()
            .thenComparingLong(Row::id);

    private final Accounts accounts;
    private final Peers peers;
    private final Answers answers;

    Dialogs(Accounts accounts, Peers peers, Answers answers) {
        this.accounts = accounts;
        this.peers = peers;
        this.answers = answers;
    }

    /// A chat in the list, with what decides its place.
    private record Row(int date, long id, Tl dialog, Tl message) {}

    void addTo(MethodTable table) {
        table.on("messages.getDialogs", this::page);
        table.on("messages.getPinnedDialogs", (_, user, _) -> peerDialogs(List.of(), new Mentioned(user)));
        table.on("messages.getPeerDialogs", this::some);
        table.on("messages.getDialogUnreadMarks", (_, _, _) -> Tl.vector(List.of()));
        table.on(
                "messages.getDialogFilters",
                (_, _, _) -> Tl.of("messages.dialogFilters", "filters", List.of(Tl.of("dialogFilterDefault"))));
    }

    private Tl page(Tl call, User user, ClientSession caller) {
        var mentioned = new Mentioned(user);
        boolean otherFolder = call.has("folder_id") && call.int32("folder_id") != 0;
        List<Row> all = otherFolder ? List.of() : all(user, mentioned, caller.dc());
        int from = after(all, call);
        List<Row> page = all.subList(from, Math.min(all.size(), from + Math.max(1, call.int32("limit"))));
        boolean whole = page.size() == all.size();
        return Tl.of(
                whole ? "messages.dialogs" : "messages.dialogsSlice",
                "count",
                whole ? null : all.size(),
                "dialogs",
                page.stream().map(Row::dialog).toList(),
                "messages",
                page.stream().map(Row::message).toList(),
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users());
    }

    private List<Row> all(User user, Mentioned mentioned, int dc) {
        List<Row> rows = new ArrayList<>();
        for (Channel channel : accounts.channelsOf(user)) {
            Post newest = channel.newest();
            if (newest != null) {
                rows.add(row(channel, newest, user, mentioned, dc));
            }
        }
        for (BasicGroup group : accounts.basicGroupsOf(user)) {
            mentioned.group(group);
            rows.add(new Row(group.createdAt(), group.id(), Chats.dialog(group), first(group)));
        }
        rows.sort(PLACE);
        return rows;
    }

    private Row row(Channel channel, Post newest, User user, Mentioned mentioned, int dc) {
        mentioned.channel(channel);
        Tl dialog = Chats.dialog(channel, user).with("top_message", newest.id());
        return new Row(newest.date(), channel.id(), dialog, answers.message(channel, newest, mentioned, dc));
    }

    static Tl first(BasicGroup group) {
        return Posts.created(Chats.peer(group), group.messageId(), group.createdAt(), group.title());
    }

    /// Where the page begins: after the chat the client names, or after a date.
    private static int after(List<Row> rows, Tl call) {
        Tl peer = call.tl("offset_peer");
        for (int i = 0; i < rows.size(); i++) {
            if (isPeer(rows.get(i).dialog().tl("peer"), peer)) {
                return i + 1;
            }
        }
        int date = call.int32("offset_date");
        int from = 0;
        while (date > 0 && from < rows.size() && rows.get(from).date() >= date) {
            from++;
        }
        return from;
    }

    private static boolean isPeer(Tl peer, Tl input) {
        return switch (input.name()) {
            case "inputPeerChannel" -> peer.is("peerChannel") && peer.int64("channel_id") == input.int64("channel_id");
            case "inputPeerChat" -> peer.is("peerChat") && peer.int64("chat_id") == input.int64("chat_id");
            default -> false;
        };
    }

    private Tl some(Tl call, User user, ClientSession caller) throws RpcError {
        var mentioned = new Mentioned(user);
        List<Row> rows = new ArrayList<>();
        for (Tl wanted : call.list("peers")) {
            Tl peer = wanted.tl("peer");
            if (peers.isGroup(peer)) {
                BasicGroup group = peers.group(peer, user);
                mentioned.group(group);
                rows.add(new Row(group.createdAt(), group.id(), Chats.dialog(group), first(group)));
            } else {
                Channel channel = peers.channel(peer, user);
                Post newest = channel.newest();
                if (newest != null) {
                    rows.add(row(channel, newest, user, mentioned, caller.dc()));
                }
            }
        }
        return peerDialogs(rows, mentioned);
    }

    private static Tl peerDialogs(List<Row> rows, Mentioned mentioned) {
        return Tl.of(
                "messages.peerDialogs",
                "dialogs",
                rows.stream().map(Row::dialog).toList(),
                "messages",
                rows.stream().map(Row::message).toList(),
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users(),
                "state",
                Updates.state());
    }
}
