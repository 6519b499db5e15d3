package dev.tradingsystem.telegram.td;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One request to TDLib, or an object inside of one: `TdRequest.of("close")`. Immutable; each
/// `with` answers a new one.
///
/// A field given as `null` is left out, as TDLib does it. Numbers of 64 bits may be given as
/// `long` or as `String`, TDLib takes both; `byte[]` becomes base64. `toString` shows the type
/// only: requests hold phone numbers, codes and passwords.
public final class TdRequest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String type;
    private final ObjectNode node;

    private TdRequest(String type, ObjectNode node) {
        this.type = type;
        this.node = node;
    }

    /// A request without fields.
    ///
    /// @param type TDLib's name of the method or object, such as `getChatHistory`
    public static TdRequest of(String type) {
        return new TdRequest(type, NODES.objectNode().put("@type", type));
    }

    /// TDLib's name of the method or object.
    public String type() {
        return type;
    }

    public TdRequest with(String name, long value) {
        return with(name, NODES.numberNode(value));
    }

    public TdRequest with(String name, int value) {
        return with(name, NODES.numberNode(value));
    }

    public TdRequest with(String name, boolean value) {
        return with(name, NODES.booleanNode(value));
    }

    public TdRequest with(String name, double value) {
        return with(name, NODES.numberNode(value));
    }

    public TdRequest with(String name, @Nullable String value) {
        return value == null ? this : with(name, NODES.stringNode(value));
    }

    public TdRequest with(String name, byte @Nullable [] value) {
        return value == null ? this : with(name, NODES.binaryNode(value.clone()));
    }

    public TdRequest with(String name, @Nullable TdRequest value) {
        return value == null ? this : with(name, value.node);
    }

    /// A list of texts, numbers, booleans, objects or lists of these.
    ///
    /// @throws IllegalArgumentException when an element is of another type
    public TdRequest with(String name, @Nullable List<?> values) {
        return values == null ? this : with(name, list(values));
    }

    /// The request as TDLib reads it, secrets included: not for logs.
    public String json() {
        return node.toString();
    }

    /// The request with the number by which its answer is known again.
    String json(long extra) {
        return with("@extra", extra).json();
    }

    @Override
    public String toString() {
        return "TdRequest[" + type + "]";
    }

    private TdRequest with(String name, JsonNode value) {
        ObjectNode more = NODES.objectNode();
        more.setAll(node);
        more.set(name, value);
        return new TdRequest(type, more);
    }

    private static ArrayNode list(List<?> values) {
        ArrayNode list = NODES.arrayNode(values.size());
        values.forEach(value -> list.add(element(value)));
        return list;
    }

    private static JsonNode element(Object value) {
        return switch (value) {
            case String text -> NODES.stringNode(text);
            case Long number -> NODES.numberNode(number.longValue());
            case Integer number -> NODES.numberNode(number.intValue());
            case Double number -> NODES.numberNode(number.doubleValue());
            case Boolean truth -> NODES.booleanNode(truth.booleanValue());
            case TdRequest object -> object.node;
            case List<?> inner -> list(inner);
            default -> throw new IllegalArgumentException("TDLib takes no " + value.getClass());
        };
    }
}
