package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How much an order must say to become a signal. No level relaxes the price checks.
enum Strictness {
    /// Entry, target and stop.
    STRICT,
    /// Entry, and a target or a stop.
    STANDARD,
    /// An entry is enough.
    LENIENT;

    /// The finding at this level.
    Finding judge(Finding finding) {
        return switch (this) {
            case STANDARD -> finding;
            case STRICT -> finding instanceof Signal signal && !signal.complete() ? incomplete(signal) : finding;
            case LENIENT -> {
                Signal signal = finding instanceof Review review ? withoutExit(review) : null;
                yield signal == null ? finding : signal;
            }
        };
    }

    private static Review incomplete(Signal signal) {
        var draft = new Draft(
                signal.asset().ticker(),
                signal.side(),
                signal.type(),
                signal.entry(),
                signal.targets(),
                signal.targetFinal(),
                signal.stop(),
                signal.validUntil(),
                signal.currency());
        return new Review(Set.of(Reason.INCOMPLETE), draft, signal.spans());
    }

    private static @Nullable Signal withoutExit(Review review) {
        Draft draft = review.draft();
        Asset asset = draft.asset() == null ? null : Tickers.of(draft.asset().toLowerCase(Locale.ROOT));
        Side side = draft.side();
        if (asset == null || side == null || !review.reasons().equals(Set.of(Reason.NO_EXIT))) {
            return null;
        }
        return new Signal(
                asset,
                side,
                draft.type(),
                draft.entry(),
                draft.targets(),
                draft.targetFinal(),
                draft.stop(),
                draft.validUntil(),
                draft.currency(),
                false,
                Set.of(),
                review.spans());
    }
}
