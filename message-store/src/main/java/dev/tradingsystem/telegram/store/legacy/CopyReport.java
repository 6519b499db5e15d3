package dev.tradingsystem.telegram.store.legacy;

import java.util.Map;

/// What the copying has brought over, with the runs before it that it continued.
///
/// `rows = stored + merged + held + rejected` holds, or there would be no report.
///
/// @param stored messages made of the old rows
/// @param merged further rows of the same messages
/// @param held rows of messages that Telegram had brought before
/// @param rejected rows kept in `telegram.rejected`, by reason in `rejections`
/// @param deleted messages an operator had deleted
/// @param slices days copied in this run; of `days` altogether
/// @param minutes how long each step of this run took
public record CopyReport(
        String variant,
        long rows,
        long stored,
        long merged,
        long held,
        long rejected,
        Map<String, Long> rejections,
        long channels,
        long deleted,
        long asked,
        long processed,
        int slices,
        int days,
        Map<String, Double> minutes) {}
