package dev.tradingsystem.telegram.reliability.check;

import dev.tradingsystem.telegram.reliability.check.Finding.Kind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Messages and coverage beside what the data centre holds, and messages beside the log.
final class StateCheck {

    private static final String MESSAGES = "messages";

    private final Observation seen;
    private final Reports reports;
    private final Map<Key, Stored> rows = new HashMap<>();
    private final Map<Key, Entry> newest = new HashMap<>();

    StateCheck(Observation seen, Reports reports) {
        this.seen = seen;
        this.reports = reports;
    }

    void check() {
        for (Stored row : seen.messages()) {
            if (rows.put(row.key(), row) != null) {
                reports.add(Kind.DOUBLED, MESSAGES, row.key(), "has two rows");
            }
        }
        seen.log().forEach(entry -> newest.put(entry.key(), entry));
        Set<Key> known = new HashSet<>();
        for (Told told : seen.told()) {
            known.add(told.key());
            row(told, rows.get(told.key()));
            verdict(told);
        }
        rows.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(key -> reports.add(Kind.FALSE_VERDICT, MESSAGES, key, "was made up"));
        rows.values().forEach(this::isNewest);
    }

    private void row(Told told, @Nullable Stored row) {
        if (told.service()) {
            if (row != null) {
                reports.add(Kind.FALSE_VERDICT, MESSAGES, told.key(), "a service message is stored");
            }
        } else if (row == null) {
            if (!told.deleted()) {
                reports.add(Kind.LOST, MESSAGES, told.key(), "is not stored");
            }
        } else if (row.deleted() != told.deleted()) {
            reports.add(Kind.WRONG_VERSION, MESSAGES, told.key(), told.deleted() ? "is not deleted" : "is deleted");
        } else if (!told.deleted() && !row.text().equals(told.texts().getLast())) {
            reports.add(Kind.WRONG_VERSION, MESSAGES, told.key(), "says " + row.text());
        }
    }

    /// A service message that was deleted may have been seen before or not.
    private void verdict(Told told) {
        String verdict = seen.verdicts().getOrDefault(told.key(), "unknown");
        String right = told.deleted() ? "deleted" : told.service() ? "service" : "stored";
        if (!verdict.equals(right) && !(told.service() && told.deleted() && verdict.equals("service"))) {
            reports.add(Kind.FALSE_VERDICT, "coverage", told.key(), verdict + " instead of " + right);
        }
    }

    private void isNewest(Stored row) {
        Entry last = newest.get(row.key());
        if (last == null) {
            reports.add(Kind.LOST, "log", row.key(), "is stored and not logged");
        } else if (last.seq() != row.seq() || last.version() != row.version() || last.isDeletion() != row.deleted()) {
            reports.add(Kind.WRONG_VERSION, MESSAGES, row.key(), row + " is not of " + last);
        }
    }
}
