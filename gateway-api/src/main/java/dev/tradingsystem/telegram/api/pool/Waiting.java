package dev.tradingsystem.telegram.api.pool;

import java.util.HashMap;
import java.util.Map;

/// Who waits for a connection, by database over all its pools. Its bounds are those of the alert
/// DatabaseConnectionPoolExhausted.
final class Waiting {

    private static final double MANY = 10;
    private static final double LONG_SECONDS = 10;

    private final Map<String, Double> clients = new HashMap<>();
    private double longest;

    void add(String database, double waiting, double seconds) {
        clients.merge(database, waiting, Double::sum);
        longest = Math.max(longest, seconds);
    }

    /// Those of all databases.
    long clients() {
        return Math.round(
                clients.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    boolean isBeyondBounds() {
        return longest > LONG_SECONDS || clients.values().stream().anyMatch(waiting -> waiting >= MANY);
    }
}
