package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.ingest.Plausible;
import dev.tradingsystem.telegram.td.TdObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What TDLib says of one chat of the account.
///
/// @param kind `channel`, `supergroup`, `forum` or `group`
/// @param refused why it cannot be watched; `null` when it can
/// @param lost why it cannot be read; `null` when it can
record ChatFacts(
        long channelId,
        String title,
        @Nullable String username,
        @Nullable Integer members,
        String kind,
        @Nullable String refused,
        @Nullable String lost) {

    private static final String GROUP_REFUSED =
            "a basic group has no message numbers of its own: only channels and supergroups can be watched";

    /// A channel or supergroup; topics of a forum are messages of it like any other.
    static ChatFacts ofSupergroup(TdObject chat, TdObject supergroup) {
        boolean channel = Boolean.TRUE.equals(supergroup.boolOrNull("is_channel"));
        boolean forum = Boolean.TRUE.equals(supergroup.boolOrNull("is_forum"));
        Integer members = supergroup.int32OrNull("member_count");
        return new ChatFacts(
                chat.int64("id"),
                chat.string("title"),
                username(supergroup),
                members == null || members == 0 ? null : members,
                channel ? "channel" : forum ? "forum" : "supergroup",
                null,
                lost(supergroup.object("status")));
    }

    /// A basic group, which can only be listed.
    static ChatFacts ofBasicGroup(TdObject chat, TdObject group) {
        Long became = group.int64OrNull("upgraded_to_supergroup_id");
        String refused = became == null || became == 0
                ? GROUP_REFUSED
                : "the group became the supergroup %d: watch that one".formatted(Plausible.channelId(became));
        return new ChatFacts(
                chat.int64("id"),
                chat.string("title"),
                null,
                group.int32OrNull("member_count"),
                "group",
                refused,
                null);
    }

    private static @Nullable String lost(TdObject status) {
        return switch (status.type()) {
            case "chatMemberStatusLeft" -> "left";
            case "chatMemberStatusBanned" -> "banned";
            case "chatMemberStatusRestricted", "chatMemberStatusCreator" ->
                Boolean.FALSE.equals(status.boolOrNull("is_member")) ? "left" : null;
            default -> null;
        };
    }

    private static @Nullable String username(TdObject supergroup) {
        TdObject usernames = supergroup.objectOrNull("usernames");
        if (usernames == null) {
            return null;
        }
        JsonNode active = JsonMapper.shared()
                .readTree(usernames.json())
                .path("active_usernames")
                .path(0);
        return active.isString() ? active.stringValue() : null;
    }
}
