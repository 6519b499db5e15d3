package dev.tradingsystem.telegram.reliability.check;

import dev.tradingsystem.telegram.reliability.check.Finding.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The log by itself, and its versions beside those of the data centre.
final class LogCheck {

    private static final String LOG = "log";

    private final Observation seen;
    private final Reports reports;

    LogCheck(Observation seen, Reports reports) {
        this.seen = seen;
        this.reports = reports;
    }

    void check() {
        numbers();
        Map<Key, List<Entry>> versions = new LinkedHashMap<>();
        seen.log()
                .forEach(entry -> versions.computeIfAbsent(entry.key(), _ -> new ArrayList<>())
                        .add(entry));
        versions.values().forEach(this::counted);
        for (Told told : seen.told()) {
            follows(told, versions.getOrDefault(told.key(), List.of()));
        }
    }

    /// Gap-free, and each names the one before it in its channel.
    private void numbers() {
        Map<Long, Long> newest = new HashMap<>();
        long next = 1;
        for (Entry entry : seen.log()) {
            if (entry.seq() > next) {
                reports.add(
                        Kind.LOST, LOG, entry.key(), "number %d does not follow %d".formatted(entry.seq(), next - 1));
            } else if (entry.seq() < next) {
                reports.add(Kind.DOUBLED, LOG, entry.key(), "number %d comes again".formatted(entry.seq()));
            }
            long before = newest.getOrDefault(entry.key().channelId(), 0L);
            if (entry.prev() != before) {
                reports.add(Kind.OUT_OF_ORDER, LOG, entry.key(), "%s instead of %d".formatted(entry, before));
            }
            newest.put(entry.key().channelId(), entry.seq());
            next = entry.seq() + 1;
        }
    }

    private void counted(List<Entry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.version() <= i) {
                reports.add(Kind.DOUBLED, LOG, entry.key(), "version %d comes again".formatted(entry.version()));
            } else if (entry.version() > i + 1) {
                reports.add(Kind.LOST, LOG, entry.key(), "version %d is missing".formatted(i + 1));
            }
        }
    }

    /// Texts came in the order of the data centre. Of those that came and went while
    /// nobody listened history tells nothing, so some may be absent.
    private void follows(Told told, List<Entry> entries) {
        Iterator<String> texts = told.texts().iterator();
        String last = "";
        boolean begun = false;
        for (Entry entry : entries.stream().filter(entry -> !entry.isDeletion()).toList()) {
            if (begun && entry.text().equals(last)) {
                reports.add(Kind.DOUBLED, LOG, told.key(), "the same text twice, at " + entry);
                continue;
            }
            boolean found = false;
            while (!found && texts.hasNext()) {
                found = texts.next().equals(entry.text());
            }
            if (!found) {
                reports.add(Kind.WRONG_VERSION, LOG, told.key(), "nobody said that, or not then: " + entry);
                return;
            }
            begun = true;
            last = entry.text();
        }
    }
}
