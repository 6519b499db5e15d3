package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import java.util.HashMap;
import java.util.Map;

/// Counts the open streams and refuses one too many.
final class OpenStreams {

    private static final long RETRY_SECONDS = 10;

    private final StreamProperties properties;
    private final Map<String, Integer> perKey = new HashMap<>();
    private int total;

    OpenStreams(StreamProperties properties) {
        this.properties = properties;
    }

    /// @param unlimited whether the key's own limit is lifted
    /// @throws ApiProblem when there is no room for it
    synchronized void open(String keyId, boolean unlimited) {
        int own = perKey.getOrDefault(keyId, 0);
        if (total >= properties.total() || (!unlimited && own >= properties.perKey())) {
            throw ApiProblem.of(
                            Problem.TOO_MANY_STREAMS,
                            "at most %d streams per key, %d altogether"
                                    .formatted(properties.perKey(), properties.total()))
                    .retryAfter(RETRY_SECONDS);
        }
        perKey.put(keyId, own + 1);
        total++;
    }

    synchronized void close(String keyId) {
        perKey.computeIfPresent(keyId, (_, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        total--;
    }

    synchronized int count() {
        return total;
    }
}
