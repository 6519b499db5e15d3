package dev.tradingsystem.telegram.api.key;

import java.util.concurrent.TimeUnit;

/// A token bucket that is filled evenly, once over within a minute.
final class Bucket {

    private static final double NANOS_PER_MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final double SECONDS_PER_MINUTE = 60;

    private final int size;
    private double tokens;
    private long filledAt;

    Bucket(int size, long now) {
        this.size = size;
        this.tokens = size;
        this.filledAt = now;
    }

    /// Takes tokens, or none when there are too few.
    synchronized boolean take(int cost, long now) {
        fill(now);
        if (tokens < cost) {
            return false;
        }
        tokens -= cost;
        return true;
    }

    synchronized void giveBack(int cost, long now) {
        fill(now);
        tokens = Math.min(size, tokens + cost);
    }

    synchronized int left(long now) {
        fill(now);
        return (int) tokens;
    }

    /// Until there are so many, in seconds.
    synchronized int secondsUntil(int wanted, long now) {
        fill(now);
        return (int) Math.ceil(Math.max(0, wanted - tokens) / size * SECONDS_PER_MINUTE);
    }

    int size() {
        return size;
    }

    private void fill(long now) {
        tokens = Math.min(size, tokens + (now - filledAt) / NANOS_PER_MINUTE * size);
        filledAt = now;
    }
}
