package dev.tradingsystem.telegram.api.pool;

import java.net.ProtocolException;
import java.util.Map;
import java.util.OptionalDouble;

/// A row of an answer, its values by the names of their columns: these grow from version to
/// version, and some have no value.
///
/// @param values without those that are NULL
record Row(Map<String, String> values) {

    Row {
        values = Map.copyOf(values);
    }

    /// Empty when there is none.
    String text(String column) {
        return values.getOrDefault(column, "");
    }

    /// Empty when there is none.
    ///
    /// @throws ProtocolException when it is no number
    OptionalDouble number(String column) throws ProtocolException {
        String text = text(column);
        try {
            return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new ProtocolException("the pooler says that %s is no number".formatted(column));
        }
    }
}
