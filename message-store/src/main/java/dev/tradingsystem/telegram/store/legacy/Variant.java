package dev.tradingsystem.telegram.store.legacy;

import java.util.Locale;
import java.util.Map;

/// Which program made the previous stack's table of messages; told by the types of its columns.
public enum Variant {
    /// The SQL file: ids are UUIDs, channel ids are text, a hypertable on `created_at`.
    SCRIPT,
    /// The previous gateway at its start: message ids are text.
    GATEWAY,
    /// The previous API at its start: every id is a number.
    API;

    /// The variant as it stands in reports and in what a message keeps of its old row.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param types the columns' types by name, as `format_type` spells them
    /// @throws LegacyUnrecognised when they fit none
    static Variant of(Map<String, String> types) {
        String id = types.getOrDefault("id", "");
        boolean textChannel = isText(types.getOrDefault("channel_id", ""));
        boolean textMessage = isText(types.getOrDefault("message_id", ""));
        if (id.equals("uuid") && textChannel && !textMessage) {
            return SCRIPT;
        }
        if (id.equals("bigint") && !textChannel) {
            return textMessage ? GATEWAY : API;
        }
        throw new LegacyUnrecognised(
                "the types of id, channel_id and message_id (%s, %s, %s) fit none of the three known"
                        .formatted(id, types.get("channel_id"), types.get("message_id")));
    }

    private static boolean isText(String type) {
        return type.equals("text") || type.startsWith("character varying");
    }
}
