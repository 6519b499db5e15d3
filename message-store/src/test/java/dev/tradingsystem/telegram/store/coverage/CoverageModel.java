package dev.tradingsystem.telegram.store.coverage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the ledger must say, kept id by id.
final class CoverageModel {

    /// A message that is held.
    record Held(long seq, boolean gone) {}

    final TreeMap<Long, Held> held = new TreeMap<>();
    final TreeMap<Long, Verdict> proofs = new TreeMap<>();
    long startId = 1;
    long latestId;

    Verdict verdict(long id) {
        Held message = held.get(id);
        if (message != null) {
            return message.gone() ? Verdict.DELETED : Verdict.STORED;
        }
        return proofs.getOrDefault(id, Verdict.UNKNOWN);
    }

    long latest() {
        long latest = Math.max(startId - 1, latestId);
        latest = held.isEmpty() ? latest : Math.max(latest, held.lastKey());
        return proofs.isEmpty() ? latest : Math.max(latest, proofs.lastKey());
    }

    void prove(long from, long to, Verdict verdict) {
        for (long id = from; id <= to; id++) {
            if (!held.containsKey(id)) {
                proofs.putIfAbsent(id, verdict);
            }
        }
        latestId = Math.max(latestId, to);
    }

    /// What vanished.
    List<Long> settle(long from, long to, List<Long> present, List<Long> service, long knownSeq) {
        var vanished = new ArrayList<Long>();
        for (long id = from; id <= to; id++) {
            proofs.remove(id);
            Held message = held.get(id);
            if (service.contains(id)) {
                proofs.put(id, Verdict.SERVICE);
            } else if (!present.contains(id) && message == null) {
                proofs.put(id, Verdict.DELETED);
            } else if (!present.contains(id) && message != null && !message.gone() && message.seq() <= knownSeq) {
                vanished.add(id);
            }
        }
        latestId = Math.max(latestId, to);
        return vanished;
    }

    Map<Verdict, Long> counts() {
        var counts = new EnumMap<Verdict, Long>(Verdict.class);
        for (long id = startId; id <= latest(); id++) {
            counts.merge(verdict(id), 1L, Long::sum);
        }
        return counts;
    }

    /// Ranges of equal verdicts from one id to another.
    List<Map.Entry<IdRange, Verdict>> runs(long from, long to) {
        var runs = new ArrayList<Map.Entry<IdRange, Verdict>>();
        for (long id = from; id <= to; id++) {
            Verdict verdict = verdict(id);
            if (!runs.isEmpty() && runs.getLast().getValue() == verdict) {
                long first = runs.removeLast().getKey().fromId();
                runs.add(Map.entry(new IdRange(first, id), verdict));
            } else {
                runs.add(Map.entry(new IdRange(id, id), verdict));
            }
        }
        return runs;
    }
}
