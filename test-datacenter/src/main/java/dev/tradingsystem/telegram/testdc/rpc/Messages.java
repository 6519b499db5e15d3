package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Media;
import dev.tradingsystem.telegram.testdc.account.Paging;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Posts asked for by place, by id or by what they say, and their counters. Bots may ask by id
/// only.
final class Messages {

    private final Peers peers;
    private final Answers answers;

    Messages(Peers peers, Answers answers) {
        this.peers = peers;
        this.answers = answers;
    }

    void addTo(MethodTable table) {
        table.on("messages.getHistory", this::history);
        table.on("messages.search", this::search);
        table.on("channels.getMessages", this::byId);
        table.on("messages.getMessagesViews", this::views);
        table.on("messages.readHistory", (_, _, _) -> Tl.of("messages.affectedMessages", "pts", 1, "pts_count", 0));
        table.on("channels.readHistory", this::read);
        table.on("channels.readMessageContents", (_, _, _) -> Tl.bool(true));
        table.on("messages.getForumTopics", this::topics);
    }

    private Tl history(Tl call, User user, ClientSession caller) throws RpcError {
        refuseBot(user);
        if (peers.isGroup(call.tl("peer"))) {
            return groupHistory(peers.group(call.tl("peer"), user), user);
        }
        Channel channel = peers.channel(call.tl("peer"), user);
        return answers.channelMessages(
                channel, channel.history(paging(call, "offset_date")), channel.visibleCount(), user, caller.dc());
    }

    private static Tl groupHistory(BasicGroup group, User user) {
        var mentioned = new Mentioned(user).group(group);
        return Tl.of(
                "messages.messages",
                "messages",
                List.of(Dialogs.first(group)),
                "topics",
                List.of(),
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users());
    }

    private static Paging paging(Tl call, @Nullable String offsetDate) {
        return new Paging(
                call.int32("offset_id"),
                offsetDate == null ? 0 : call.int32(offsetDate),
                call.int32("add_offset"),
                call.int32("limit"),
                call.int32("max_id"),
                call.int32("min_id"));
    }

    private Tl search(Tl call, User user, ClientSession caller) throws RpcError {
        refuseBot(user);
        Channel channel = peers.channel(call.tl("peer"), user);
        List<Post> found = channel.visible().stream().filter(sought(call)).toList();
        List<Post> page = paging(call, null).of(found);
        return answers.channelMessages(channel, page, found.size(), user, caller.dc());
    }

    private static Predicate<Post> sought(Tl call) {
        String text = call.string("q").toLowerCase(Locale.ROOT);
        int from = call.int32("min_date");
        int to = call.int32("max_date");
        Predicate<Post> kind = kind(call.tl("filter").name());
        return post -> kind.test(post)
                && post.text().toLowerCase(Locale.ROOT).contains(text)
                && post.date() >= from
                && (to == 0 || post.date() <= to);
    }

    private static Predicate<Post> kind(String filter) {
        return switch (filter) {
            case "inputMessagesFilterEmpty" -> _ -> true;
            case "inputMessagesFilterPinned" -> Post::pinned;
            case "inputMessagesFilterPhotos" -> has(Media.Kind.PHOTO);
            case "inputMessagesFilterVideo" -> has(Media.Kind.VIDEO);
            case "inputMessagesFilterDocument" -> has(Media.Kind.DOCUMENT);
            default -> _ -> false;
        };
    }

    private static Predicate<Post> has(Media.Kind kind) {
        return post -> post.content().media() != null && post.content().media().kind() == kind;
    }

    private Tl byId(Tl call, User user, ClientSession caller) throws RpcError {
        Channel channel = peers.channel(call.tl("channel"), user);
        var mentioned = new Mentioned(user).channel(channel);
        List<Tl> messages = new ArrayList<>();
        for (Tl wanted : call.list("id")) {
            Post post = wanted(channel, wanted);
            messages.add(
                    post == null
                            ? Tl.of("messageEmpty", "id", wanted.has("id") ? wanted.int32("id") : 0)
                            : answers.message(channel, post, mentioned, caller.dc()));
        }
        return answers.channelMessages(channel, messages, messages.size(), mentioned);
    }

    private static @Nullable Post wanted(Channel channel, Tl wanted) {
        return switch (wanted.name()) {
            case "inputMessageID" -> channel.find(wanted.int32("id"));
            case "inputMessageReplyTo" -> {
                Post reply = channel.find(wanted.int32("id"));
                yield reply == null ? null : channel.find(reply.content().replyTo());
            }
            case "inputMessagePinned" ->
                channel.visible().stream().filter(Post::pinned).findFirst().orElse(null);
            default -> null;
        };
    }

    private Tl views(Tl call, User user, ClientSession caller) throws RpcError {
        Channel channel = peers.channel(call.tl("peer"), user);
        List<Tl> views = new ArrayList<>();
        for (int id : call.ints("id")) {
            Post post = channel.find(id);
            views.add(
                    post == null ? Tl.of("messageViews") : Tl.of("messageViews", "views", post.views(), "forwards", 0));
        }
        var mentioned = new Mentioned(user).channel(channel);
        return Tl.of("messages.messageViews", "views", views, "chats", mentioned.chats(), "users", mentioned.users());
    }

    private Tl read(Tl call, User user, ClientSession caller) throws RpcError {
        peers.channel(call.tl("channel"), user).read(user, call.int32("max_id"));
        return Tl.bool(true);
    }

    private Tl topics(Tl call, User user, ClientSession caller) throws RpcError {
        Channel channel = peers.channel(call.tl("peer"), user);
        var mentioned = new Mentioned(user).channel(channel);
        return Tl.of(
                "messages.forumTopics",
                "count",
                0,
                "topics",
                List.of(),
                "messages",
                List.of(),
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users(),
                "pts",
                channel.pts());
    }

    private static void refuseBot(User user) throws RpcError {
        if (user.isBot()) {
            throw new RpcError(400, "BOT_METHOD_INVALID");
        }
    }
}
