package dev.tradingsystem.telegram.tpcapital.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The conditions of a statement, only those that exclude something, with their parameters.
final class Condition {

    private final StringBuilder sql = new StringBuilder(" WHERE true");
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    /// Adds a condition without a parameter.
    Condition and(String condition) {
        sql.append(" AND ").append(condition);
        return this;
    }

    /// Adds a condition unless there is nothing to compare with.
    Condition and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
            and(condition);
        }
        return this;
    }

    /// Binds one more parameter of a condition.
    Condition with(String name, Object value) {
        values.put(name, value);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
        return statement.params(values);
    }
}
