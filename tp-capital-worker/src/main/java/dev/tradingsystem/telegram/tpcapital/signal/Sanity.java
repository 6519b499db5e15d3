package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The checks on the values of an order. Every failing check is listed, absent values are
/// skipped.
final class Sanity {

    private static final BigDecimal FARTHEST = new BigDecimal("2.5");
    private static final BigDecimal FARTHEST_OF_OPTION = new BigDecimal("20");

    private final Draft draft;
    private final @Nullable Asset asset;
    private final List<BigDecimal> ladder;

    private Sanity(Draft draft, @Nullable Asset asset) {
        this.draft = draft;
        this.asset = asset;
        this.ladder = ladder(draft);
    }

    /// Why the order is not to be trusted; empty when it is.
    static Set<Reason> check(Draft draft, @Nullable Asset asset) {
        var sanity = new Sanity(draft, asset);
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        sanity.presence(reasons);
        Side side = draft.side();
        if (side != null) {
            sanity.order(side, reasons);
        }
        if (!sanity.withinReach()) {
            reasons.add(Reason.MAGNITUDE);
        }
        return reasons;
    }

    /// The side that the prices tell, or `null` when they do not agree.
    static @Nullable Side sideOf(Entry entry, List<BigDecimal> targets, @Nullable BigDecimal stop) {
        Set<Side> told = EnumSet.noneOf(Side.class);
        BigDecimal low = entry.low();
        BigDecimal high = entry.high();
        BigDecimal middle = low != null ? low : stop;
        for (BigDecimal target : targets) {
            if (middle != null) {
                told.add(target.compareTo(middle) > 0 ? Side.BUY : Side.SELL);
            }
        }
        if (stop != null && low != null && high != null) {
            told.add(stop.compareTo(low) < 0 ? Side.BUY : Side.SELL);
        }
        return told.size() == 1 ? told.iterator().next() : null;
    }

    private void presence(Set<Reason> reasons) {
        if (!draft.entry().isPresent()) {
            reasons.add(Reason.NO_ENTRY);
        }
        if (ladder.isEmpty() && draft.stop() == null) {
            reasons.add(Reason.NO_EXIT);
        }
    }

    private void order(Side side, Set<Reason> reasons) {
        BigDecimal stop = draft.stop();
        BigDecimal first = ladder.isEmpty() ? null : ladder.getFirst();
        BigDecimal near = side == Side.BUY ? draft.entry().low() : draft.entry().high();
        BigDecimal far = side == Side.BUY ? draft.entry().high() : draft.entry().low();
        BigDecimal aboveStop = near != null ? near : first;
        if (stop != null && aboveStop != null && !rises(side, stop, aboveStop)) {
            reasons.add(Reason.STOP_WRONG_SIDE);
        }
        if (far != null && first != null && !rises(side, far, first)) {
            reasons.add(Reason.TARGET_WRONG_SIDE);
        }
        for (int i = 1; i < ladder.size(); i++) {
            if (!rises(side, ladder.get(i - 1), ladder.get(i))) {
                reasons.add(Reason.TARGET_ORDER);
            }
        }
    }

    private boolean withinReach() {
        List<BigDecimal> prices = new ArrayList<>(ladder);
        BigDecimal stop = draft.stop();
        if (stop != null) {
            prices.add(stop);
        }
        BigDecimal low = draft.entry().low();
        BigDecimal high = draft.entry().high();
        if (low == null || high == null) {
            return arePositive(prices);
        }
        boolean option = asset != null && asset.assetClass() == AssetClass.OPTION;
        BigDecimal farthest = option ? FARTHEST_OF_OPTION : FARTHEST;
        if (low.signum() <= 0 || high.signum() <= 0 || !arePositive(prices)) {
            return false;
        }
        BigDecimal highest = high;
        BigDecimal lowest = high;
        for (BigDecimal price : prices) {
            highest = highest.max(price);
            lowest = lowest.min(price);
        }
        return highest.compareTo(high.multiply(farthest)) <= 0
                && lowest.multiply(farthest).compareTo(low) >= 0;
    }

    private static boolean arePositive(List<BigDecimal> prices) {
        for (BigDecimal price : prices) {
            if (price.signum() <= 0) {
                return false;
            }
        }
        return true;
    }

    /// Whether the second price is the better one for that side.
    private static boolean rises(Side side, BigDecimal first, BigDecimal second) {
        return switch (side) {
            case BUY -> first.compareTo(second) < 0;
            case SELL -> first.compareTo(second) > 0;
        };
    }

    /// The targets with the final one behind them, unless it is the last of them.
    private static List<BigDecimal> ladder(Draft draft) {
        List<BigDecimal> ladder = new ArrayList<>(draft.targets());
        BigDecimal last = draft.targetFinal();
        if (last != null && (ladder.isEmpty() || ladder.getLast().compareTo(last) != 0)) {
            ladder.add(last);
        }
        return ladder;
    }
}
