package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.util.Map;

/// How many ids of a stretch have which verdict; verdicts without ids are left out.
public record CoverageBucket(long fromId, long toId, Map<Verdict, Long> counts) {

    public CoverageBucket {
        counts = Map.copyOf(counts);
    }
}
