package dev.tradingsystem.telegram.store.legacy;

import java.math.BigInteger;

/// What a day of the previous stack's table became. Its rows are the messages stored from them,
/// those merged into another row's message, those Telegram itself had brought before, and those
/// rejected.
///
/// @param day of `created_at`, in UTC
/// @param rows how many rows the old table has
/// @param sum their checksum in the old table when they were copied
/// @param held rows of messages that the new database did not get from here
public record Slice(String day, long rows, BigInteger sum, long stored, long merged, long held, long rejected) {

    /// Count and order-free checksum of some rows.
    record Sum(long rows, BigInteger sum) {}

    boolean isOf(Sum found) {
        return rows == found.rows() && sum.equals(found.sum());
    }

    boolean addsUp() {
        return rows == stored + merged + held + rejected;
    }

    /// The rows of a day, as a condition on the old row `m`; also the day `infinity`.
    static String condition(String day) {
        return day.endsWith("infinity")
                ? "m.created_at = '" + day + "'"
                : "m.created_at >= '%1$s 00:00Z' AND m.created_at < timestamptz '%1$s 00:00Z' + interval '1 day'"
                        .formatted(day);
    }
}
