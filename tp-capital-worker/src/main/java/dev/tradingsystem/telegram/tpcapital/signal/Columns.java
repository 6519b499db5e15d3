package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/// How values go into statements and come out of rows.
final class Columns {

    private Columns() {}

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static SqlArrayValue numbers(Collection<Long> numbers) {
        return new SqlArrayValue("bigint", numbers.toArray());
    }

    static SqlArrayValue integers(Collection<Integer> numbers) {
        return new SqlArrayValue("integer", numbers.toArray());
    }

    static SqlArrayValue words(Collection<String> words) {
        return new SqlArrayValue("text", words.toArray());
    }

    static SqlArrayValue optionalWords(Stream<@Nullable String> words) {
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
}
