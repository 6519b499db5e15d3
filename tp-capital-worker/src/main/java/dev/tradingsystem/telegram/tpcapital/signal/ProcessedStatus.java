package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The words in which the previous stack's dashboards count messages.
enum ProcessedStatus {
    /// A signal.
    PUBLISHED,
    /// Had its verdict before.
    DUPLICATE,
    /// A try failed.
    FAILED,
    /// Words, but no instruction.
    PARSE_FAILED,
    /// An order that lacks a part.
    IGNORED_INCOMPLETE,
    /// An order that contradicts itself.
    IGNORED_INVALID,
    /// No words, or deleted.
    EMPTY_SKIPPED,
    UPDATED,
    CANCELLED;

    private static final Set<Reason> MISSING =
            EnumSet.of(Reason.NO_ASSET, Reason.NO_ENTRY, Reason.NO_EXIT, Reason.INCOMPLETE, Reason.SIDE_UNKNOWN);

    private final String word = name().toLowerCase(Locale.ROOT);

    String word() {
        return word;
    }

    static ProcessedStatus of(MessageReading read) {
        if (read.isDeletion()) {
            return EMPTY_SKIPPED;
        }
        return switch (read.kind()) {
            case SIGNAL -> PUBLISHED;
            case UPDATE -> UPDATED;
            case CANCEL -> CANCELLED;
            case REVIEW ->
                read.reading().findings().stream().allMatch(ProcessedStatus::lacksAPart)
                        ? IGNORED_INCOMPLETE
                        : IGNORED_INVALID;
            case NOISE -> read.text().isBlank() ? EMPTY_SKIPPED : PARSE_FAILED;
        };
    }

    private static boolean lacksAPart(Finding finding) {
        return finding instanceof Review review && MISSING.containsAll(review.reasons());
    }
}
