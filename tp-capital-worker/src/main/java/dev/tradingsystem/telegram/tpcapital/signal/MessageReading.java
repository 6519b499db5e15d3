package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.EventKey;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A change together with what its text was read as.
///
/// @param filtered whether a filter kept it from being read
/// @param historic whether it was too old when it was recorded to be an order
/// @param parsedAt when it was read
record MessageReading(Change change, Reading reading, boolean filtered, boolean historic, Instant parsedAt) {

    private static final String DELETED = "deleted";
    private static final String FILTERED = "filtered";

    EventKey key() {
        return change.key();
    }

    Message message() {
        return change.message();
    }

    /// The text the reading is of; empty for a message without words.
    String text() {
        String words = message().content().words();
        return words == null ? "" : words;
    }

    boolean isDeletion() {
        return change.kind() == ChangeKind.DELETED;
    }

    /// Whether nothing can be stored of this message yet.
    boolean isFirst() {
        return change.kind() == ChangeKind.POSTED && change.version() == 1;
    }

    /// Whether somebody waits for its signal: a new order that was pushed to us.
    boolean isLiveOrder() {
        return kind() == Kind.SIGNAL && change.origin() == Origin.LIVE && !historic;
    }

    Kind kind() {
        return reading.kind();
    }

    /// Why it came to its verdict, where there is more to say than its kind.
    @Nullable
    String reason() {
        if (isDeletion()) {
            return DELETED;
        }
        if (filtered) {
            return FILTERED;
        }
        return switch (reading.findings().getFirst()) {
            case Noise noise -> noise.why().word();
            case Review review ->
                String.join(",", review.reasons().stream().map(Reason::word).toList());
            case Signal _, Update _, Cancel _ -> null;
        };
    }

    /// The findings with their ordinals, which count from 1 in text order.
    List<Numbered> numbered() {
        List<Finding> findings = reading.findings();
        return Stream.iterate(0, i -> i < findings.size(), i -> i + 1)
                .map(i -> new Numbered(i + 1, findings.get(i)))
                .toList();
    }

    /// A finding and its place among those of its message.
    record Numbered(int ordinal, Finding finding) {}
}
