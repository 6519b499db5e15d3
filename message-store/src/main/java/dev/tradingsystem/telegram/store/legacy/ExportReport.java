package dev.tradingsystem.telegram.store.legacy;

import java.util.Map;

/// What went back into the previous stack's table; read back and equal, or there would be no
/// report.
///
/// @param afterSeq changes of the log above this number were looked at
/// @param messages how many messages changed since; each stands in the old table now
/// @param inserted rows that are new there
/// @param updated rows there that an edit or a deletion changed
/// @param deleted how many of the messages are deleted
public record ExportReport(
        String variant,
        long afterSeq,
        long messages,
        long inserted,
        long updated,
        long deleted,
        Map<String, Double> minutes) {}
