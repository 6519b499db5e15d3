package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A setting that a channel may have of its own.
///
/// @param common what holds for every other channel
record PerChannel<T>(T common, Map<Long, T> own) {

    PerChannel {
        own = Map.copyOf(own);
    }

    /// Reads `channel=value` pairs.
    ///
    /// @throws IllegalArgumentException naming the pair that is none
    static <T> PerChannel<T> of(T common, List<String> pairs, Function<String, T> reader) {
        Map<Long, T> own = new HashMap<>();
        for (String pair : pairs) {
            int sign = pair.indexOf('=');
            try {
                own.put(
                        Long.parseLong(pair.substring(0, Math.max(sign, 0)).strip()),
                        reader.apply(pair.substring(sign + 1).strip()));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("a setting of a channel is channel=value, not " + pair, e);
            }
        }
        return new PerChannel<>(common, own);
    }

    T of(long channelId) {
        return own.getOrDefault(channelId, common);
    }
}
