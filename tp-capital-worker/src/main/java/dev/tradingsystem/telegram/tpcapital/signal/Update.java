package dev.tradingsystem.telegram.tpcapital.signal;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// News of an order that was given before.
///
/// @param asset `null` when the message names none; the reply may tell
/// @param targetsHit `1`, `2`, … or `final`
/// @param stopTo where the stop was moved, if it was
/// @param targetTo new prices by target
/// @param price at which an entry was filled
/// @param resultPct the result in per cent, as stated
public record Update(
        @Nullable Asset asset,
        Set<Action> actions,
        List<String> targetsHit,
        @Nullable StopTo stopTo,
        Map<String, BigDecimal> targetTo,
        @Nullable BigDecimal price,
        @Nullable BigDecimal resultPct,
        Spans spans)
        implements Finding {

    public Update {
        actions = Collections.unmodifiableSet(new TreeSet<>(actions));
        targetsHit = List.copyOf(targetsHit);
        targetTo = Collections.unmodifiableMap(new TreeMap<>(targetTo));
    }
}
