package dev.tradingsystem.telegram.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A message's number within its channel, positive.
public record MessageId(long value) {

    /// Reads the form used in paths and parameters.
    ///
    /// @throws IllegalArgumentException when it is not a positive 64-bit number
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MessageId valueOf(String text) {
        return new MessageId(Digits.parse("[1-9]\\d{0,18}", text));
    }

    @Override
    @JsonValue
    public String toString() {
        return Long.toString(value);
    }
}
