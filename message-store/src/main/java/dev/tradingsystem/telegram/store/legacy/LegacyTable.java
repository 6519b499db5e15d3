package dev.tradingsystem.telegram.store.legacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The previous stack's table of messages, as it was found.
///
/// @param schema its schema, in which `channels` lies as well
/// @param types the columns' types by name
public record LegacyTable(Variant variant, String schema, String name, Map<String, String> types) {

    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, NULL)
              FROM pg_attribute a
             WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped
            """;

    private static final List<String> NEEDED = List.of(
            "id",
            "channel_id",
            "message_id",
            "thread_id",
            "source",
            "message_type",
            "text",
            "caption",
            "media_type",
            "media_refs",
            "status",
            "received_at",
            "telegram_date",
            "reprocess_requested_at",
            "metadata",
            "created_at",
            "updated_at",
            "deleted_at");

    public LegacyTable {
        types = Map.copyOf(types);
    }

    /// Recognises the table.
    ///
    /// @throws LegacyUnrecognised when it is missing or none of the known ones
    public static LegacyTable find(Connection old, String schema, String name) throws SQLException {
        Map<String, String> types = columns(old, schema, name);
        if (types.isEmpty()) {
            throw new LegacyUnrecognised(
                    "there is no table %s.%s, or this user may not see it".formatted(schema, name));
        }
        List<String> missing =
                NEEDED.stream().filter(column -> !types.containsKey(column)).toList();
        if (!missing.isEmpty()) {
            throw new LegacyUnrecognised("table %s.%s lacks the columns %s".formatted(schema, name, missing));
        }
        return new LegacyTable(Variant.of(types), schema, name, types);
    }

    static Map<String, String> columns(Connection old, String schema, String name) throws SQLException {
        var types = new TreeMap<String, String>();
        try (PreparedStatement statement = old.prepareStatement(COLUMNS)) {
            statement.setString(1, quoted(schema) + "." + quoted(name));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return types;
    }

    /// The table as it stands in a statement.
    String sql() {
        return quoted(schema) + "." + quoted(name);
    }

    /// The type of a column of ours in that table, for a cast.
    String type(String column) {
        String type = types.get(column);
        if (type == null) {
            throw new LegacyUnrecognised("table %s.%s lacks the column %s".formatted(schema, name, column));
        }
        return type;
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
