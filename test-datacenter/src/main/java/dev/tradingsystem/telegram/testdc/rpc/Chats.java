package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Access;
import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.Post;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How users, channels and basic groups are written, as one user sees them.
final class Chats {

    private Chats() {}

    static Tl peer(Channel channel) {
        return Tl.of("peerChannel", "channel_id", channel.id());
    }

    static Tl peer(BasicGroup group) {
        return Tl.of("peerChat", "chat_id", group.id());
    }

    static Tl user(User user, boolean self) {
        return Tl.of(
                "user",
                "self",
                self,
                "id",
                user.id(),
                "access_hash",
                user.accessHash(),
                "first_name",
                user.firstName(),
                "phone",
                user.phone(),
                "bot",
                user.isBot(),
                "bot_info_version",
                user.isBot() ? 1 : null,
                "username",
                user.isBot() ? "tester_bot" : null);
    }

    static Tl channel(Channel channel, User viewer) {
        Access access = channel.access(viewer);
        boolean broadcast = channel.kind() == Channel.Kind.BROADCAST;
        if (access == Access.BANNED || (access == Access.LEFT && channel.username() == null)) {
            return Tl.of(
                    "channelForbidden",
                    "broadcast",
                    broadcast,
                    "megagroup",
                    !broadcast,
                    "id",
                    channel.id(),
                    "access_hash",
                    channel.accessHash(),
                    "title",
                    channel.title());
        }
        return Tl.of(
                "channel",
                "left",
                access == Access.LEFT,
                "broadcast",
                broadcast,
                "megagroup",
                !broadcast,
                "forum",
                channel.kind() == Channel.Kind.FORUM,
                "id",
                channel.id(),
                "access_hash",
                channel.accessHash(),
                "title",
                channel.title(),
                "username",
                channel.username(),
                "photo",
                Tl.of("chatPhotoEmpty"),
                "date",
                channel.createdAt(),
                "admin_rights",
                access == Access.ADMIN ? rights() : null,
                "default_banned_rights",
                broadcast ? null : Tl.of("chatBannedRights", "until_date", Integer.MAX_VALUE),
                "participants_count",
                channel.members().size());
    }

    static Tl group(BasicGroup group) {
        Channel successor = group.migratedTo();
        return Tl.of(
                "chat",
                "deactivated",
                successor != null,
                "id",
                group.id(),
                "title",
                group.title(),
                "photo",
                Tl.of("chatPhotoEmpty"),
                "participants_count",
                group.members().size(),
                "date",
                group.createdAt(),
                "version",
                1,
                "migrated_to",
                successor == null
                        ? null
                        : Tl.of("inputChannel", "channel_id", successor.id(), "access_hash", successor.accessHash()),
                "default_banned_rights",
                Tl.of("chatBannedRights", "until_date", Integer.MAX_VALUE));
    }

    static Tl dialog(Channel channel, User viewer) {
        Post newest = channel.newest();
        return dialog(peer(channel), newest == null ? 0 : newest.id())
                .with("read_inbox_max_id", channel.readUpTo(viewer))
                .with("unread_count", channel.unread(viewer))
                .with("pts", channel.pts());
    }

    static Tl dialog(BasicGroup group) {
        return dialog(peer(group), group.messageId());
    }

    private static Tl dialog(Tl peer, int newest) {
        return Tl.of(
                "dialog",
                "peer",
                peer,
                "top_message",
                newest,
                "read_inbox_max_id",
                0,
                "read_outbox_max_id",
                0,
                "unread_count",
                0,
                "unread_mentions_count",
                0,
                "unread_reactions_count",
                0,
                "unread_poll_votes_count",
                0,
                "notify_settings",
                Tl.of("peerNotifySettings"));
    }

    static Tl full(Channel channel, User viewer) {
        int hidden = channel.hiddenUpTo();
        return Tl.of(
                "channelFull",
                "hidden_prehistory",
                hidden > 0,
                "id",
                channel.id(),
                "about",
                "",
                "participants_count",
                channel.members().size(),
                "read_inbox_max_id",
                channel.readUpTo(viewer),
                "read_outbox_max_id",
                0,
                "unread_count",
                channel.unread(viewer),
                "chat_photo",
                Tl.of("photoEmpty", "id", 0L),
                "notify_settings",
                Tl.of("peerNotifySettings"),
                "bot_info",
                List.of(),
                "pinned_msg_id",
                pinned(channel),
                "available_min_id",
                hidden > 0 ? hidden : null,
                "pts",
                channel.pts());
    }

    private static @Nullable Integer pinned(Channel channel) {
        return channel.visible().stream()
                .filter(Post::pinned)
                .findFirst()
                .map(Post::id)
                .orElse(null);
    }

    private static Tl rights() {
        return Tl.of("chatAdminRights", "post_messages", true, "edit_messages", true, "other", true);
    }
}
