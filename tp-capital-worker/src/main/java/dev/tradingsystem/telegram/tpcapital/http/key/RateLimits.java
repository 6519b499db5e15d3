package dev.tradingsystem.telegram.tpcapital.http.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// One bucket of units per name, refilled evenly over a minute.
final class RateLimits {

    /// More names than this are forgotten, the full buckets first: they know nothing.
    private static final int MOST_NAMES = 10_000;
    private static final double MILLIS_PER_MINUTE = Duration.ofMinutes(1).toMillis();

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    RateLimits(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    int perMinute() {
        return perMinute;
    }

    /// Whether units were taken, and what is left.
    ///
    /// @param secondsToGrant until there would be enough, at least 1
    record Answer(boolean granted, long left, long secondsToFull, long secondsToGrant) {}

    Answer take(String name, int units) {
        if (buckets.size() > MOST_NAMES) {
            Instant now = clock.instant();
            buckets.values().removeIf(bucket -> bucket.at(now) >= perMinute);
        }
        return buckets.computeIfAbsent(name, _ -> new Bucket()).take(Math.min(units, perMinute));
    }

    void giveBack(String name, int units) {
        Bucket bucket = buckets.get(name);
        if (bucket != null) {
            bucket.give(units);
        }
    }

    private final class Bucket {

        private double units = perMinute;
        private Instant filled = clock.instant();

        synchronized Answer take(int wanted) {
            Instant now = clock.instant();
            units = at(now);
            filled = now;
            boolean granted = units >= wanted;
            if (granted) {
                units -= wanted;
            }
            return new Answer(granted, (long) units, seconds(perMinute - units), Math.max(1, seconds(wanted - units)));
        }

        synchronized void give(int back) {
            units = Math.min(perMinute, units + back);
        }

        synchronized double at(Instant now) {
            double refill = Duration.between(filled, now).toMillis() / MILLIS_PER_MINUTE * perMinute;
            return Math.min(perMinute, units + Math.max(0, refill));
        }

        private long seconds(double missing) {
            return (long) Math.ceil(Math.max(0, missing) / perMinute * 60);
        }
    }
}
