package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Origin;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The chats and users an answer names, which go with it as the viewer may see them.
final class Mentioned {

    private final User viewer;
    private final Set<Channel> channels = new LinkedHashSet<>();
    private final Set<BasicGroup> groups = new LinkedHashSet<>();
    private final Set<User> users = new LinkedHashSet<>();

    Mentioned(User viewer) {
        this.viewer = viewer;
    }

    Mentioned channel(Channel channel) {
        channels.add(channel);
        return this;
    }

    Mentioned group(BasicGroup group) {
        groups.add(group);
        return this;
    }

    /// The author and the origin of a post.
    Mentioned post(Post post) {
        if (post.content().origin() instanceof Origin.OfChannel origin) {
            channels.add(origin.channel());
        }
        if (post.content().author() != null) {
            users.add(post.content().author());
        }
        return this;
    }

    List<Tl> chats() {
        return Stream.concat(
                        channels.stream().map(channel -> Chats.channel(channel, viewer)),
                        groups.stream().map(Chats::group))
                .toList();
    }

    List<Tl> users() {
        return users.stream().map(user -> Chats.user(user, user.equals(viewer))).toList();
    }
}
