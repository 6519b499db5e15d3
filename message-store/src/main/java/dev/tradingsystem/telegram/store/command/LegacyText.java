package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.legacy.CopyPlan;
import dev.tradingsystem.telegram.store.legacy.CopyReport;
import dev.tradingsystem.telegram.store.legacy.ExportReport;
import dev.tradingsystem.telegram.store.legacy.VerifyReport;
import java.util.Locale;
import java.util.Map;

/// Reports about the previous stack's messages, for the eye.
final class LegacyText {

    private LegacyText() {}

    static String of(CopyPlan plan) {
        return "old table: variant %s, %d rows on %d days; %s\n"
                .formatted(
                        plan.variant(),
                        plan.rows(),
                        plan.days(),
                        plan.holder() == null
                                ? "nobody writes for the account"
                                : plan.holder() + " writes for the account and must be stopped first");
    }

    static String of(CopyReport report) {
        var text = new StringBuilder("""
                old table: variant %s, %d rows
                = %d messages stored + %d merged into them + %d held from Telegram + %d rejected
                """.formatted(
                report.variant(), report.rows(), report.stored(), report.merged(), report.held(), report.rejected()));
        report.rejections()
                .forEach((reason, rows) -> text.append("  rejected, ")
                        .append(reason)
                        .append(": ")
                        .append(rows)
                        .append('\n'));
        text.append("""
                %d channels, %d deleted messages, %d to process again, %d processed
                %d of %d days copied in this run
                """.formatted(
                        report.channels(),
                        report.deleted(),
                        report.asked(),
                        report.processed(),
                        report.slices(),
                        report.days()));
        return text.append(minutes(report.minutes())).toString();
    }

    static String of(VerifyReport report) {
        var text = new StringBuilder("""
                old table: variant %s, %d rows = %d messages + %d merged + %d rejected
                %d channels and days compared, %d messages known newer from Telegram
                """.formatted(
                        report.variant(),
                        report.rows(),
                        report.messages(),
                        report.merged(),
                        report.rejected(),
                        report.days().size(),
                        report.movedOn()));
        report.differences().forEach(line -> text.append("  ").append(line).append('\n'));
        text.append(report.equal() ? "counts and checksums are equal\n" : "old and new DIFFER\n");
        return text.append(minutes(report.minutes())).toString();
    }

    static String of(ExportReport report) {
        return """
                %d messages changed after number %d of the log: %d rows added, %d changed there (variant %s), %d of them deleted
                read back: counts and checksums are equal
                """.formatted(
                                report.messages(),
                                report.afterSeq(),
                                report.inserted(),
                                report.updated(),
                                report.variant(),
                                report.deleted())
                + minutes(report.minutes());
    }

    private static String minutes(Map<String, Double> minutes) {
        var text = new StringBuilder();
        minutes.forEach((step, took) -> text.append(String.format(Locale.ROOT, "  %-16s %8.2f min\n", step, took)));
        return text.toString();
    }
}
