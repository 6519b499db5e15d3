package dev.tradingsystem.telegram.api.id;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A channel's 64-bit id, opaque.
public record ChannelId(long value) implements Comparable<ChannelId> {

    /// Reads the form used in paths and parameters.
    ///
    /// @throws IllegalArgumentException when it is not a 64-bit number
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ChannelId valueOf(String text) {
        return new ChannelId(Digits.parse("-?\\d{1,19}", text));
    }

    @Override
    public int compareTo(ChannelId other) {
        return Long.compare(value, other.value);
    }

    @Override
    @JsonValue
    public String toString() {
        return Long.toString(value);
    }
}
