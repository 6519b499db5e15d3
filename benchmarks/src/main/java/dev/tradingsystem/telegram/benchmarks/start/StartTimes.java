package dev.tradingsystem.telegram.benchmarks.start;

import java.util.List;

/// How long an app takes from its process to its first good answer, milliseconds.
///
/// @param plain without an AOT cache, one number a start
/// @param cached with it
/// @param limited with it and with the limits of the deployment; negative where none can be set
/// @param cacheBytes the size of the cache
record StartTimes(Deployed app, List<Long> plain, List<Long> cached, long limited, long cacheBytes) {
    StartTimes {
        plain = List.copyOf(plain);
        cached = List.copyOf(cached);
    }
}
