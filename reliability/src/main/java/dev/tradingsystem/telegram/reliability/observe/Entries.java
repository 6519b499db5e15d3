package dev.tradingsystem.telegram.reliability.observe;

import dev.tradingsystem.telegram.reliability.check.Entry;
import dev.tradingsystem.telegram.reliability.check.Key;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a change as consumers get it, without the apps' own codec.
final class Entries {

    private Entries() {}

    static Entry parse(String json) {
        JsonNode change = JsonMapper.shared().readTree(json);
        JsonNode message = change.path("message");
        return new Entry(
                change.path("seq").asLong(),
                change.path("prevSeq").asLong(),
                new Key(id(change, message, "channelId"), id(change, message, "messageId")),
                change.path("version").asInt(),
                change.path("kind").asString(),
                words(message));
    }

    private static long id(JsonNode change, JsonNode message, String name) {
        JsonNode own = change.path(name);
        return (own.isMissingNode() ? message.path(name) : own).asLong();
    }

    private static String words(JsonNode message) {
        String text = message.path("text").asString("");
        return text.isEmpty() ? message.path("caption").asString("") : text;
    }
}
