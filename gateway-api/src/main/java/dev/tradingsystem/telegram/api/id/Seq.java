package dev.tradingsystem.telegram.api.id;

import com.fasterxml.jackson.annotation.JsonValue;

/// A number of the log, or 0 for the place before the first one. Small enough for a JSON number.
public record Seq(@JsonValue long value) {

    /// Reads the form used in parameters.
    ///
    /// @throws IllegalArgumentException when it is not a number from 0 on
    public static Seq valueOf(String text) {
        return new Seq(Digits.parse("\\d{1,19}", text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
