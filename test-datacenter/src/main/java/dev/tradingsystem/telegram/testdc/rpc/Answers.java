package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Change;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import java.util.Collection;
import java.util.List;

/// Answers several areas give: lists of messages, and the updates that tell a change.
final class Answers {

    private final Posts posts;

    Answers(Files files) {
        this.posts = new Posts(files);
    }

    /// Some posts of a channel, of `total` there are.
    Tl channelMessages(Channel channel, List<Post> page, int total, User viewer, int dc) {
        var mentioned = new Mentioned(viewer).channel(channel);
        return channelMessages(channel, messages(channel, page, mentioned, dc), total, mentioned);
    }

    Tl channelMessages(Channel channel, List<Tl> messages, int total, Mentioned mentioned) {
        return Tl.of(
                "messages.channelMessages",
                "pts",
                channel.pts(),
                "count",
                total,
                "messages",
                messages,
                "topics",
                List.of(),
                "chats",
                mentioned.chats(),
                "users",
                mentioned.users());
    }

    List<Tl> messages(Channel channel, Collection<Post> page, Mentioned mentioned, int dc) {
        return page.stream().map(post -> message(channel, post, mentioned, dc)).toList();
    }

    Tl message(Channel channel, Post post, Mentioned mentioned, int dc) {
        mentioned.post(post);
        return posts.message(channel, post, dc);
    }

    Tl update(Channel channel, Change change, Mentioned mentioned, int dc) {
        return switch (change) {
            case Change.Posted(int pts, Post post) ->
                counted("updateNewChannelMessage", pts, 1).with("message", message(channel, post, mentioned, dc));
            case Change.Edited(int pts, Post post) ->
                counted("updateEditChannelMessage", pts, 1).with("message", message(channel, post, mentioned, dc));
            case Change.Deleted deleted ->
                counted("updateDeleteChannelMessages", deleted.pts(), deleted.count())
                        .with("channel_id", channel.id())
                        .with("messages", deleted.ids());
            case Change.Pinned(int pts, int id, boolean on) ->
                counted("updatePinnedChannelMessages", pts, 1)
                        .with("pinned", on)
                        .with("channel_id", channel.id())
                        .with("messages", List.of(id));
            case Change.Viewed(Post post) ->
                Tl.of("updateChannelMessageViews", "channel_id", channel.id(), "id", post.id(), "views", post.views());
            case Change.Hidden(int upTo) ->
                Tl.of("updateChannelAvailableMessages", "channel_id", channel.id(), "available_min_id", upTo);
            case Change.Described _, Change.Admitted _ -> Tl.of("updateChannel", "channel_id", channel.id());
        };
    }

    private static Tl counted(String update, int pts, int count) {
        return Tl.of(update, "pts", pts, "pts_count", count);
    }
}
