package dev.tradingsystem.telegram.td;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Read-only view of one TDLib JSON object.
///
/// The getters check the type of what they read and name its path when it is missing or another
/// one. JSON's `null` counts as absent, because TDLib leaves objects out that it has not. Fields
/// nobody asks for are not looked at: the objects grow between versions.
///
/// Texts come out as TDLib gave them, NUL and halves of surrogate pairs included.
public final class TdObject {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JsonNode node;
    private final String path;

    private TdObject(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// Reads one JSON object.
    ///
    /// @throws Malformed when the text is empty, not JSON, not an object, or more follows the
    ///     object
    public static TdObject parse(String json) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw new Malformed("", "not JSON%s: %s".formatted(place, firstLine(e.getOriginalMessage())));
        }
        if (!node.isObject()) {
            throw new Malformed("", node.isMissingNode() ? "empty" : "not a JSON object but " + kindOf(node));
        }
        JsonNode type = node.path("@type");
        return new TdObject(node, type.isString() ? type.stringValue() : "");
    }

    /// TDLib's name of what this is, the field `@type`.
    public String type() {
        return string("@type");
    }

    /// Where this object stands, counted from the one that was parsed:
    /// `updateNewMessage.message.content`.
    public String path() {
        return path;
    }

    /// Whether the field is there.
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    public String string(String name) {
        return require(name, stringOrNull(name));
    }

    public @Nullable String stringOrNull(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(name, "a string", value);
        }
        return value.stringValue();
    }

    /// A number of 64 bits. TDLib writes those it calls `int53` as numbers and those it calls
    /// `int64` as strings.
    public long int64(String name) {
        return require(name, int64OrNull(name));
    }

    public @Nullable Long int64OrNull(String name) {
        JsonNode value = present(name);
        return value == null ? null : Long.valueOf(int64(name, value));
    }

    public int int32(String name) {
        return require(name, int32OrNull(name));
    }

    public @Nullable Integer int32OrNull(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        long number = int64(name, value);
        if (number != (int) number) {
            throw wrong(name, "a number of 32 bits", value);
        }
        return Integer.valueOf((int) number);
    }

    public boolean bool(String name) {
        return require(name, boolOrNull(name));
    }

    public @Nullable Boolean boolOrNull(String name) {
        JsonNode value = present(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            throw wrong(name, "true or false", value);
        }
        return Boolean.valueOf(value.booleanValue());
    }

    public TdObject object(String name) {
        return require(name, objectOrNull(name));
    }

    public @Nullable TdObject objectOrNull(String name) {
        JsonNode value = present(name);
        return value == null ? null : object(name, value);
    }

    /// The objects of a list; none when the list is absent.
    public List<TdObject> objects(String name) {
        List<TdObject> objects = new ArrayList<>();
        for (JsonNode value : list(name)) {
            objects.add(object("%s[%d]".formatted(name, objects.size()), value));
        }
        return List.copyOf(objects);
    }

    /// The numbers of a list; none when the list is absent.
    public List<Long> int64s(String name) {
        List<Long> numbers = new ArrayList<>();
        for (JsonNode value : list(name)) {
            numbers.add(int64("%s[%d]".formatted(name, numbers.size()), value));
        }
        return List.copyOf(numbers);
    }

    /// The object as JSON, with all its fields.
    public String json() {
        return node.toString();
    }

    /// Type and place only: contents are other people's messages and do not belong into logs.
    @Override
    public String toString() {
        return "TdObject[" + path + "]";
    }

    private TdObject object(String name, JsonNode value) {
        if (!value.isObject()) {
            throw wrong(name, "an object", value);
        }
        return new TdObject(value, at(name));
    }

    private JsonNode list(String name) {
        JsonNode value = node.path(name);
        if (value.isArray() || value.isMissingNode() || value.isNull()) {
            return value;
        }
        throw wrong(name, "a list", value);
    }

    private long int64(String name, JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isString()) {
            try {
                return Long.parseLong(value.stringValue());
            } catch (NumberFormatException e) {
                throw wrong(name, "a whole number", value);
            }
        }
        throw wrong(name, "a whole number of 64 bits", value);
    }

    private @Nullable JsonNode present(String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : value;
    }

    private <T> T require(String name, @Nullable T value) {
        if (value == null) {
            throw new Malformed(at(name), "missing");
        }
        return value;
    }

    private Malformed wrong(String name, String expected, JsonNode value) {
        return new Malformed(at(name), "not %s but %s".formatted(expected, kindOf(value)));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private static String kindOf(JsonNode value) {
        return value.isNumber()
                ? "the number " + value
                : value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    /// An object is not of the shape it must have; the message says which field, and what is
    /// wrong with it.
    public static final class Malformed extends RuntimeException {

        private final String path;
        private final String sentence;

        Malformed(String path, String fault) {
            this.path = path;
            this.sentence = path.isEmpty() ? fault : path + " is " + fault;
        }

        @Override
        public String getMessage() {
            return sentence;
        }

        /// The field's path; empty when the text as a whole is not an object.
        public String path() {
            return path;
        }
    }
}
