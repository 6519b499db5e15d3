package dev.tradingsystem.telegram.api.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tradingsystem.telegram.api.contract.DescribedOperation;
import dev.tradingsystem.telegram.api.contract.Description;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Values that a schema allows; where a name says
/// more than the schema, mostly what the name says.
final class Samples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final Map<String, List<String>> BY_NAME = Map.ofEntries(
            Map.entry("m", List.of("1", "2", "3", "7", "9223372036854775807")),
            Map.entry("name", List.of("fuzz", "reports", "nobody")),
            Map.entry("consumer", List.of("fuzz", "reports", "tp-capital")),
            Map.entry("id", List.of("job_01M84PCJ1WE5ZT0MR4JKMDD0AM", "zzzzzzzz")),
            Map.entry("messageId", List.of("1", "2", "77")),
            Map.entry("kind", List.of("posted", "text", "photo", "sync", "audit", "discover", "reprocess")),
            Map.entry("from", List.of("2025-11-05", "2025-11-05T12:00:00Z", "1762300800", "beginning", "now")),
            Map.entry("to", List.of("2025-11-06", "2025-11-06T12:00:00Z", "1762387200000")),
            Map.entry("at", List.of("2025-11-05T12:00:00Z")),
            Map.entry("tz", List.of("America/Sao_Paulo", "UTC")),
            Map.entry("fields", List.of("text", "media.type,replyTo.messageId")),
            Map.entry("order", List.of("sent", "seq")),
            Map.entry("direction", List.of("asc", "desc")),
            Map.entry("count", List.of("exact", "estimate")),
            Map.entry("outcome", List.of("processed", "ignored", "failed")),
            Map.entry("scopes", List.of("messages:read", "operator")),
            Map.entry("mode", List.of("all", "since", "last", "none")),
            Map.entry("bucket", List.of("hour", "day")),
            Map.entry("stages", List.of("received-committed", "received-published", "received-stored")),
            Map.entry("username", List.of("nobody_here")),
            Map.entry("wait", List.of("0", "0", "1")),
            Map.entry("limit", List.of("1", "50", "500")),
            Map.entry("since", List.of("0", "1", "2025-11-05")));

    private final Description description;
    private final String channel;

    Samples(Description description, long channel) {
        this.description = description;
        this.channel = Long.toString(channel);
    }

    String parameter(String name, JsonNode schema, RandomGenerator random) {
        if (List.of("c", "channel", "channelId", "channels").contains(name)) {
            return random.nextInt(5) == 0 ? "-1009999999999" : channel;
        }
        List<String> known = BY_NAME.get(name);
        if (known != null) {
            return Nasty.any(known, random);
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> Nasty.any(List.of("0", "1", "2", "50"), random);
            case "boolean" -> Boolean.toString(random.nextBoolean());
            default -> Nasty.any(List.of("true", "any", "word", "1"), random);
        };
    }

    JsonNode body(DescribedOperation operation, RandomGenerator random) {
        return value(
                "",
                operation
                        .node()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"),
                random);
    }

    private JsonNode value(String name, JsonNode written, RandomGenerator random) {
        JsonNode schema = description.resolved(written);
        if (schema.has("oneOf")) {
            return value(
                    name,
                    schema.path("oneOf")
                            .path(random.nextInt(schema.path("oneOf").size())),
                    random);
        }
        JsonNode types = schema.path("type");
        String type = types.isArray() ? types.path(random.nextInt(types.size())).asText() : types.asText();
        return switch (type) {
            case "object" -> object(schema, random);
            case "array" -> {
                var array = JSON.arrayNode();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    array.add(value(name, schema.path("items"), random));
                }
                yield array;
            }
            case "integer", "number" -> JSON.numberNode(random.nextInt(100));
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(parameter(name, schema, random));
        };
    }

    private ObjectNode object(JsonNode schema, RandomGenerator random) {
        ObjectNode object = JSON.objectNode();
        schema.path("properties").properties().forEach(property -> {
            if (random.nextInt(4) > 0) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), random));
            }
        });
        return object;
    }
}
