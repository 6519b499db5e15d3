package dev.tradingsystem.telegram.tpcapital.read;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/// How values go into statements and come out of rows.
final class Rows {

    private Rows() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }

    static SqlArrayValue words(Collection<String> words) {
        return new SqlArrayValue("text", words.toArray());
    }

    static List<BigDecimal> prices(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((BigDecimal[]) array.getArray());
    }

    static List<String> words(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    /// A pattern that finds the text wherever it stands, taken literally.
    static String containing(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
