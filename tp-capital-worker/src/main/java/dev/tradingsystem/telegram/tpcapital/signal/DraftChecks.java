package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checks that what a person says must pass, the same as for what a message says.
final class DraftChecks {

    private DraftChecks() {}

    /// Why no signal can be made of it; empty when one can.
    ///
    /// @param sentOn the day its message was sent, where its channel lives
    static Set<Reason> failing(Draft draft, LocalDate sentOn) {
        Asset asset = asset(draft);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(Sanity.check(draft, asset));
        if (draft.asset() == null) {
            reasons.add(Reason.NO_ASSET);
        } else if (asset == null) {
            reasons.add(Reason.ASSET_UNKNOWN);
        }
        if (draft.side() == null) {
            reasons.add(Reason.SIDE_UNKNOWN);
        }
        LocalDate until = draft.validUntil();
        if (until != null && until.isBefore(sentOn)) {
            reasons.add(Reason.VALIDITY_PAST);
        }
        return reasons;
    }

    /// The order of a draft that failed no check.
    static Signal signal(Draft draft, Spans spans) {
        Asset asset = asset(draft);
        Side side = draft.side();
        if (asset == null || side == null) {
            throw new IllegalArgumentException("a draft without asset or side is no order");
        }
        return new Signal(
                asset,
                side,
                draft.type(),
                draft.entry(),
                draft.targets(),
                draft.targetFinal() == null && !draft.targets().isEmpty()
                        ? draft.targets().getLast()
                        : draft.targetFinal(),
                draft.stop(),
                draft.validUntil(),
                draft.currency(),
                false,
                Set.of(),
                spans);
    }

    static Draft draft(Signal signal) {
        return new Draft(
                signal.asset().ticker(),
                signal.side(),
                signal.type(),
                signal.entry(),
                signal.targets(),
                signal.targetFinal(),
                signal.stop(),
                signal.validUntil(),
                signal.currency());
    }

    private static @Nullable Asset asset(Draft draft) {
        String ticker = draft.asset();
        return ticker == null ? null : Tickers.of(ticker.toLowerCase(Locale.ROOT));
    }
}
