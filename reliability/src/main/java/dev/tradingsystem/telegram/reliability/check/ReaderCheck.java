package dev.tradingsystem.telegram.reliability.check;

import dev.tradingsystem.telegram.reliability.check.Finding.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What reached a reader beside the log: everything, as it is there, and what is new in order.
final class ReaderCheck {

    private final Observation seen;
    private final Reader reader;
    private final Reports reports;

    ReaderCheck(Observation seen, Reader reader, Reports reports) {
        this.seen = seen;
        this.reader = reader;
        this.reports = reports;
    }

    void check() {
        Map<Long, Entry> logged = new LinkedHashMap<>();
        seen.log().forEach(entry -> logged.put(entry.seq(), entry));
        Set<Long> got = new HashSet<>();
        Map<Long, Long> newest = new HashMap<>();
        for (Entry entry : reader.entries()) {
            if (got.add(entry.seq())) {
                isLogged(entry, logged);
                inOrder(entry, newest);
            } else if (!reader.mayRepeat()) {
                add(Kind.DOUBLED, entry, "came twice");
            }
        }
        logged.values().stream()
                .filter(entry -> !got.contains(entry.seq()))
                .forEach(entry -> add(Kind.LOST, entry, "never came"));
    }

    private void isLogged(Entry entry, Map<Long, Entry> logged) {
        if (!entry.equals(logged.get(entry.seq()))) {
            add(Kind.WRONG_VERSION, entry, "the log has " + logged.get(entry.seq()));
        }
    }

    private void inOrder(Entry entry, Map<Long, Long> newest) {
        long before = newest.getOrDefault(entry.key().channelId(), 0L);
        if (before > entry.seq()) {
            add(Kind.OUT_OF_ORDER, entry, "came after %d".formatted(before));
        }
        newest.merge(entry.key().channelId(), entry.seq(), Math::max);
    }

    private void add(Kind kind, Entry entry, String what) {
        reports.add(kind, reader.name(), entry.key(), entry + " " + what);
    }
}
