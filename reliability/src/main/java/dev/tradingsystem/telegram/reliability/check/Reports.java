package dev.tradingsystem.telegram.reliability.check;

import dev.tradingsystem.telegram.reliability.check.Finding.Kind;
import java.util.ArrayList;
import java.util.List;

/// Takes findings down, each with the history of its message.
final class Reports {

    private final Observation seen;
    private final List<Finding> findings;

    Reports(Observation seen, List<Finding> findings) {
        this.seen = seen;
        this.findings = findings;
    }

    void add(Kind kind, String where, Key key, String what) {
        findings.add(new Finding(kind, where, key + ": " + what, history(key)));
    }

    private List<String> history(Key key) {
        List<String> lines = new ArrayList<>();
        seen.told().stream().filter(told -> told.key().equals(key)).forEach(told -> lines.add("told: " + told));
        seen.log().stream().filter(entry -> entry.key().equals(key)).forEach(entry -> lines.add("log: " + entry));
        seen.messages().stream().filter(row -> row.key().equals(key)).forEach(row -> lines.add("stored: " + row));
        lines.add("verdict: " + seen.verdicts().getOrDefault(key, "none"));
        for (Reader reader : seen.readers()) {
            reader.entries().stream()
                    .filter(entry -> entry.key().equals(key))
                    .forEach(entry -> lines.add(reader.name() + ": " + entry));
        }
        seen.work().signals().stream()
                .filter(signal -> signal.key().equals(key))
                .forEach(signal -> lines.add("signal: " + signal));
        return lines;
    }
}
