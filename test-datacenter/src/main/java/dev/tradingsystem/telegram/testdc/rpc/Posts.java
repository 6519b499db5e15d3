package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Action;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Draft;
import dev.tradingsystem.telegram.testdc.account.Entity;
import dev.tradingsystem.telegram.testdc.account.Origin;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How posts are written.
final class Posts {

    private final Files files;

    Posts(Files files) {
        this.files = files;
    }

    /// A message or a service message, whose files are at the data centre `dc`.
    Tl message(Channel channel, Post post, int dc) {
        Action action = post.action();
        return action == null ? ordinary(channel, post, dc) : service(channel, post, action);
    }

    private Tl ordinary(Channel channel, Post post, int dc) {
        Draft content = post.content();
        boolean broadcast = channel.kind() == Channel.Kind.BROADCAST;
        return Tl.of(
                "message",
                "post",
                broadcast,
                "pinned",
                post.pinned(),
                "id",
                post.id(),
                "from_id",
                author(channel, content),
                "peer_id",
                Chats.peer(channel),
                "fwd_from",
                origin(content.origin()),
                "reply_to",
                reply(content),
                "date",
                post.date(),
                "message",
                content.text(),
                "media",
                content.media() == null ? null : files.media(content.media(), post.date(), dc),
                "reply_markup",
                button(content.button()),
                "entities",
                content.entities().isEmpty()
                        ? null
                        : content.entities().stream().map(Posts::entity).toList(),
                "views",
                broadcast ? post.views() : null,
                "forwards",
                broadcast ? 0 : null,
                "edit_date",
                post.editDate() == 0 ? null : post.editDate(),
                "post_author",
                content.signature(),
                "grouped_id",
                post.album() == 0 ? null : post.album());
    }

    private static Tl service(Channel channel, Post post, Action action) {
        return Tl.of(
                "messageService",
                "post",
                channel.kind() == Channel.Kind.BROADCAST,
                "id",
                post.id(),
                "from_id",
                author(channel, post.content()),
                "peer_id",
                Chats.peer(channel),
                "reply_to",
                reply(post.content()),
                "date",
                post.date(),
                "action",
                action(action));
    }

    /// The first message of a basic group.
    static Tl created(Tl peer, int id, int date, String title) {
        Tl action = Tl.of("messageActionChatCreate", "title", title, "users", List.of());
        return Tl.of("messageService", "id", id, "peer_id", peer, "date", date, "action", action);
    }

    private static @Nullable Tl author(Channel channel, Draft content) {
        if (content.author() == null) {
            return channel.kind() == Channel.Kind.BROADCAST ? null : Chats.peer(channel);
        }
        return Tl.of("peerUser", "user_id", content.author().id());
    }

    private static @Nullable Tl origin(@Nullable Origin origin) {
        return switch (origin) {
            case null -> null;
            case Origin.OfChannel(Channel channel, int postId, int date) ->
                Tl.of("messageFwdHeader", "from_id", Chats.peer(channel), "channel_post", postId, "date", date);
            case Origin.OfHiddenPerson(String name, int date) ->
                Tl.of("messageFwdHeader", "from_name", name, "date", date);
        };
    }

    private static @Nullable Tl reply(Draft content) {
        if (content.topic() == 0) {
            return content.replyTo() == 0 ? null : Tl.of("messageReplyHeader", "reply_to_msg_id", content.replyTo());
        }
        return Tl.of(
                "messageReplyHeader",
                "forum_topic",
                true,
                "reply_to_msg_id",
                content.replyTo() == 0 ? content.topic() : content.replyTo(),
                "reply_to_top_id",
                content.replyTo() == 0 ? null : content.topic());
    }

    private static @Nullable Tl button(@Nullable String label) {
        if (label == null) {
            return null;
        }
        Tl button = Tl.of("keyboardButtonUrl", "text", label, "url", "https://example.org/");
        Tl row = Tl.of("keyboardButtonRow", "buttons", List.of(button));
        return Tl.of("replyInlineMarkup", "rows", List.of(row));
    }

    private static Tl entity(Entity entity) {
        String name = switch (entity.kind()) {
            case BOLD -> "messageEntityBold";
            case ITALIC -> "messageEntityItalic";
            case CODE -> "messageEntityCode";
            case UNDERLINE -> "messageEntityUnderline";
            case STRIKE -> "messageEntityStrike";
            case SPOILER -> "messageEntitySpoiler";
            case MENTION -> "messageEntityMention";
            case HASHTAG -> "messageEntityHashtag";
            case CASHTAG -> "messageEntityCashtag";
            case URL -> "messageEntityUrl";
            case TEXT_LINK -> "messageEntityTextUrl";
        };
        return Tl.of(name, "offset", entity.offset(), "length", entity.length(), "url", entity.target());
    }

    private static Tl action(Action action) {
        return switch (action) {
            case Action.Created(String title) -> Tl.of("messageActionChannelCreate", "title", title);
            case Action.Renamed(String title) -> Tl.of("messageActionChatEditTitle", "title", title);
            case Action.Pinned _ -> Tl.of("messageActionPinMessage");
            case Action.MigratedFrom(String title, long groupId) ->
                Tl.of("messageActionChannelMigrateFrom", "title", title, "chat_id", groupId);
            case Action.AutoDelete(int seconds) -> Tl.of("messageActionSetMessagesTTL", "period", seconds);
            case Action.Custom(String text) -> Tl.of("messageActionCustomAction", "message", text);
        };
    }
}
