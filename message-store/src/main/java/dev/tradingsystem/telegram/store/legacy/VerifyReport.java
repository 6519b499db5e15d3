package dev.tradingsystem.telegram.store.legacy;

import java.util.List;
import java.util.Map;

/// The two databases side by side. `rows = messages + merged + rejected`.
///
/// @param equal whether every message of the old one stands in the new one as it was
/// @param rows of the old table
/// @param messages how many messages they are
/// @param merged rows that say what another row said
/// @param rejected rows that cannot be messages
/// @param movedOn messages that came from Telegram as well or were edited since
/// @param differences the first twenty messages that differ, and how
public record VerifyReport(
        boolean equal,
        String variant,
        long rows,
        long messages,
        long merged,
        long rejected,
        long movedOn,
        List<String> differences,
        List<DayComparison> days,
        Map<String, Double> minutes) {

    public VerifyReport {
        differences = List.copyOf(differences);
        days = List.copyOf(days);
    }
}
