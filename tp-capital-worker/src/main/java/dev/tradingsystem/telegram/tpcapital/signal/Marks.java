package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.tpcapital.signal.text.Span;
import dev.tradingsystem.telegram.tpcapital.signal.text.Tokens;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What is noticed while an order is read: where its fields stand, and what is odd about it.
final class Marks {

    private final Tokens tokens;
    private final Set<Note> notes = EnumSet.noneOf(Note.class);
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final Map<String, Span> spans = new LinkedHashMap<>();

    Marks(Tokens tokens) {
        this.tokens = tokens;
    }

    void note(Note note) {
        notes.add(note);
    }

    void doubt(Reason reason) {
        reasons.add(reason);
    }

    void doubtAll(Set<Reason> more) {
        reasons.addAll(more);
    }

    /// Two values for one label are a doubt unless they are the same.
    void doubtUnlessEqual(BigDecimal one, BigDecimal other) {
        if (one.compareTo(other) != 0) {
            reasons.add(Reason.CONFLICTING_VALUES);
        }
    }

    void place(String field, Amount amount) {
        place(field, amount.token(), amount.token() + 1);
    }

    void place(String field, int from, int to) {
        spans.put(field, tokens.original(from, to));
    }

    /// A field that was derived from another stands where that one stands.
    void placeAs(String field, String other) {
        Span span = spans.get(other);
        if (span != null) {
            spans.put(field, span);
        }
    }

    /// A field that was told by the prices stands from the first to the last of them.
    void placeAroundPrices(String field) {
        int start = Integer.MAX_VALUE;
        int end = 0;
        for (Map.Entry<String, Span> each : spans.entrySet()) {
            String name = each.getKey();
            if (name.startsWith("entry.") || name.startsWith("target.") || name.equals("stop")) {
                start = Math.min(start, each.getValue().start());
                end = Math.max(end, each.getValue().end());
            }
        }
        if (start < end) {
            spans.put(field, new Span(start, end));
        }
    }

    Set<Note> notes() {
        return notes;
    }

    Set<Reason> reasons() {
        return reasons;
    }

    Spans spans() {
        return new Spans(spans);
    }
}
