package dev.tradingsystem.telegram.reliability.check;

import dev.tradingsystem.telegram.reliability.check.Finding.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The worker's verdicts, signals and offsets beside the log of its channel.
final class WorkCheck {

    private static final String WORKER = "worker";

    private final Observation seen;
    private final Work work;
    private final Reports reports;

    WorkCheck(Observation seen, Reports reports) {
        this.seen = seen;
        this.work = seen.work();
        this.reports = reports;
    }

    void check() {
        List<Entry> entries = seen.log().stream()
                .filter(entry -> entry.key().channelId() == work.channelId())
                .toList();
        entries.stream()
                .filter(entry -> !work.verdicts().contains(new Work.Version(entry.key(), entry.version())))
                .forEach(entry -> reports.add(Kind.LOST, WORKER, entry.key(), "no verdict on " + entry));
        if (!entries.isEmpty()) {
            offset(work.offset(), entries.getLast());
            offset(work.reported(), entries.getLast());
        }
        signals(entries);
    }

    private void offset(long offset, Entry head) {
        if (offset > head.seq()) {
            reports.add(Kind.OUT_OF_ORDER, WORKER, head.key(), "offset %d is beyond the log".formatted(offset));
        } else if (offset < head.seq()) {
            reports.add(Kind.LOST, WORKER, head.key(), "offset %d does not reach %d".formatted(offset, head.seq()));
        }
    }

    /// One signal for each order that was logged, read from the last version that has a text.
    private void signals(List<Entry> entries) {
        Map<Key, Integer> texts = new HashMap<>();
        entries.stream().filter(entry -> !entry.isDeletion()).forEach(entry -> texts.put(entry.key(), entry.version()));
        Map<Key, List<Signal>> made = work.signals().stream().collect(Collectors.groupingBy(Signal::key));
        for (Told told : seen.told()) {
            List<Signal> signals = made.getOrDefault(told.key(), List.of());
            if (!told.order() || !texts.containsKey(told.key())) {
                continue;
            }
            int version = Objects.requireNonNull(texts.get(told.key()));
            if (signals.isEmpty()) {
                reports.add(Kind.LOST, "signals", told.key(), "an order without a signal");
            } else if (signals.size() > 1) {
                reports.add(Kind.DOUBLED, "signals", told.key(), "%d signals of one order".formatted(signals.size()));
            } else if (signals.getFirst().version() < version) {
                reports.add(Kind.WRONG_VERSION, "signals", told.key(), "not read from version " + version);
            }
        }
    }
}
