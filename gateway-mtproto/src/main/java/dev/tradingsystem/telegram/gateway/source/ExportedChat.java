package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import dev.tradingsystem.telegram.gateway.ingest.Plausible;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an export says of a chat before its messages.
final class ExportedChat {

    static final Set<String> FIELDS = Set.of("id", "name", "type");

    private static final Set<String> CHANNELS =
            Set.of("public_channel", "private_channel", "public_supergroup", "private_supergroup");

    private @Nullable JsonNode id;
    private @Nullable String name;
    private @Nullable String type;

    void set(String field, JsonNode value) {
        switch (field) {
            case "id" -> id = value;
            case "name" -> name = value.isString() ? value.stringValue() : null;
            case "type" -> type = value.isString() ? value.stringValue() : null;
            default -> throw new IllegalArgumentException(field);
        }
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String type() {
        return type;
    }

    boolean isChannel() {
        return type != null && CHANNELS.contains(type);
    }

    /// The channel's id in TDLib's numbering; the export has the bare one.
    ///
    /// @throws MalformedUpdate when the export has not named the chat by now
    long channelId() {
        if (id == null || type == null) {
            throw new MalformedUpdate("the chat's messages come before its %s".formatted(id == null ? "id" : "type"));
        }
        return Plausible.channelId(ExportFields.wholeNumber("the chat's id", id));
    }
}
