package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Shares runs among stretches of equal length; the last one takes what is left over.
final class Buckets {

    private final IdRange range;
    private final long length;
    private final List<Map<Verdict, Long>> counts = new ArrayList<>();

    Buckets(IdRange range, int count) {
        this.range = range;
        this.length = Math.ceilDiv(range.size(), count);
        for (long at = range.fromId(); at <= range.toId(); at += length) {
            counts.add(new EnumMap<>(Verdict.class));
        }
    }

    void add(long fromId, long toId, Verdict verdict) {
        for (long at = fromId; at <= toId; ) {
            int bucket = Math.toIntExact((at - range.fromId()) / length);
            long end = Math.min(lastOf(bucket), toId);
            counts.get(bucket).merge(verdict, end - at + 1, Long::sum);
            at = end + 1;
        }
    }

    private long lastOf(int bucket) {
        return Math.min(range.fromId() + (bucket + 1) * length - 1, range.toId());
    }

    List<CoverageBucket> list() {
        var buckets = new ArrayList<CoverageBucket>();
        for (int i = 0; i < counts.size(); i++) {
            buckets.add(new CoverageBucket(range.fromId() + i * length, lastOf(i), counts.get(i)));
        }
        return buckets;
    }
}
