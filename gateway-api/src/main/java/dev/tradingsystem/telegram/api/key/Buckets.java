package dev.tradingsystem.telegram.api.key;

import java.util.LinkedHashMap;
import java.util.Map;

/// A bucket for each caller; the one not used for longest gives way when there are too many.
final class Buckets {

    private static final int MOST = 10_000;

    private final int size;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST;
        }
    };

    Buckets(int size) {
        this.size = size;
    }

    Bucket of(String caller) {
        return of(caller, size);
    }

    /// A bucket of another size than usual.
    Bucket of(String caller, int own) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(caller, _ -> new Bucket(own, System.nanoTime()));
        }
    }
}
