package dev.tradingsystem.telegram.testdc.tl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One TL object, named as in the schema: `Tl.of("peerChannel", "channel_id", 5L)`.
///
/// Values are `Integer`, `Long`, `Double`, `String`, `byte[]` (also of int128 and int256),
/// `Boolean`, [Tl], and lists of these. What is absent or null is not written, and its flag is
/// not set; the `flags` fields themselves are never given. Names and types are checked when the
/// object is written. Immutable, if nobody writes into its byte arrays.
///
/// The getters throw [TlException] when the field is absent or another type; lists and flags are
/// empty and false then.
public final class Tl {

    private static final String VECTOR = "vector";
    private static final String UNKNOWN = "unknown";

    private final String name;
    private final Map<String, Object> fields;

    Tl(String name, Map<String, Object> fields) {
        this.name = name;
        this.fields = Collections.unmodifiableMap(fields);
    }

    /// An object of the constructor or method `name`; then field name and value by turns.
    public static Tl of(String name, @Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new TlException(name + ": a field name without a value");
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String field)) {
                throw new TlException("%s: not a field name: %s".formatted(name, namesAndValues[i]));
            }
            Object value = namesAndValues[i + 1];
            if (value != null && fields.put(field, value) != null) {
                throw new TlException("%s.%s given twice".formatted(name, field));
            }
        }
        return new Tl(name, fields);
    }

    /// The answer of a method whose result is a `Vector`: objects, or numbers of one kind.
    public static Tl vector(List<?> items) {
        return of(VECTOR, "items", List.copyOf(items));
    }

    /// `boolTrue` or `boolFalse`: the answer of a method whose result is `Bool`.
    public static Tl bool(boolean value) {
        return of(value ? "boolTrue" : "boolFalse");
    }

    /// What stands for a method no schema line declares.
    public static Tl unknown(int id) {
        return of(UNKNOWN, "id", id);
    }

    public String name() {
        return name;
    }

    public boolean is(String constructor) {
        return name.equals(constructor);
    }

    /// Whether this is [#unknown]; `int32("id")` is its number.
    public boolean isUnknown() {
        return name.equals(UNKNOWN);
    }

    boolean isVector() {
        return name.equals(VECTOR);
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    public int int32(String field) {
        return Math.toIntExact(int64(field));
    }

    public long int64(String field) {
        return get(field, Number.class).longValue();
    }

    public double float64(String field) {
        return get(field, Number.class).doubleValue();
    }

    public String string(String field) {
        return get(field, String.class);
    }

    public byte[] bytes(String field) {
        return get(field, byte[].class);
    }

    /// A `flags.N?true` field or a `Bool`.
    public boolean flag(String field) {
        return has(field) && get(field, Boolean.class);
    }

    public Tl tl(String field) {
        return get(field, Tl.class);
    }

    public List<Tl> list(String field) {
        return items(field, Tl.class);
    }

    public List<Long> longs(String field) {
        return items(field, Number.class).stream().map(Number::longValue).toList();
    }

    public List<Integer> ints(String field) {
        return items(field, Number.class).stream().map(Number::intValue).toList();
    }

    public List<String> strings(String field) {
        return items(field, String.class);
    }

    /// A copy in which this field has another value; null takes it away.
    public Tl with(String field, @Nullable Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(fields);
        if (value == null) {
            copy.remove(field);
        } else {
            copy.put(field, value);
        }
        return new Tl(name, copy);
    }

    Map<String, Object> fields() {
        return fields;
    }

    private <T> List<T> items(String field, Class<T> type) {
        List<T> items = new ArrayList<>();
        if (has(field)) {
            for (Object item : get(field, List.class)) {
                items.add(cast(field, item, type));
            }
        }
        return Collections.unmodifiableList(items);
    }

    private <T> T get(String field, Class<T> type) {
        Object value = fields.get(field);
        if (value == null) {
            throw new TlException("%s.%s is absent".formatted(name, field));
        }
        return cast(field, value, type);
    }

    private <T> T cast(String field, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new TlException("%s.%s is not %s but %s"
                    .formatted(
                            name, field, type.getSimpleName(), value.getClass().getSimpleName()));
        }
        return type.cast(value);
    }

    /// Same name and same values, byte arrays by their contents.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tl that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /// The object with all its contents: the data of a test are nobody's.
    @Override
    public String toString() {
        var text = new StringBuilder(name).append('{');
        fields.forEach((field, value) ->
                text.append(field).append('=').append(show(value)).append(' '));
        return text.toString().stripTrailing() + '}';
    }

    private static String show(Object value) {
        return switch (value) {
            case byte[] bytes -> Arrays.toString(bytes);
            case String string -> '"' + string + '"';
            default -> value.toString();
        };
    }
}
