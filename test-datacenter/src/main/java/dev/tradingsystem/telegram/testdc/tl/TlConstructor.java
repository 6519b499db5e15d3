package dev.tradingsystem.telegram.testdc.tl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One line of the schema: a constructor of a type, or a method.
///
/// @param method whether the line stood below `---functions---`
record TlConstructor(String name, int id, List<Field> fields, String result, boolean method) {

    private static final Pattern LINE =
            Pattern.compile("(?<name>[\\w.]+)#(?<id>[0-9a-f]{1,8})(?<fields>( [^ =]+)*) = (?<result>[\\w.<>]+);");

    private static final Pattern FIELD =
            Pattern.compile("(?<name>\\w+):((?<flags>\\w+)\\.(?<bit>\\d+)\\?)?(?<type>[^?]+)");

    TlConstructor {
        fields = List.copyOf(fields);
    }

    /// A field.
    ///
    /// @param flags the `#` field with the bit that says whether this one is there; none: always
    record Field(String name, TlType type, @Nullable String flags, int bit) {

        boolean isIn(int flagBits) {
            return (flagBits & 1 << bit) != 0;
        }
    }

    static TlConstructor parse(String line, boolean method) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new TlException("not a schema line: " + line);
        }
        List<Field> fields = new ArrayList<>();
        for (String part : matcher.group("fields").strip().split(" ", -1)) {
            if (!part.isEmpty() && !part.equals("{X:Type}")) {
                fields.add(field(part, line));
            }
        }
        int id = Integer.parseUnsignedInt(matcher.group("id"), 16);
        return new TlConstructor(matcher.group("name"), id, fields, matcher.group("result"), method);
    }

    private static Field field(String part, String line) {
        Matcher matcher = FIELD.matcher(part);
        if (!matcher.matches()) {
            throw new TlException("not a field: %s in %s".formatted(part, line));
        }
        String bit = matcher.group("bit");
        return new Field(
                matcher.group("name"),
                TlType.parse(matcher.group("type")),
                matcher.group("flags"),
                bit == null ? 0 : Integer.parseInt(bit));
    }
}
