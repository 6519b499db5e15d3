package dev.tradingsystem.telegram.gateway.source;

import java.time.Duration;
import java.util.Locale;

/// The words in which progress is told.
final class ProgressLine {

    private ProgressLine() {}

    /// A line of a running import.
    ///
    /// @param rate events per second since the line before
    static String under(InputFile file, ImportCounts counts, double rate) {
        String line = String.format(
                Locale.ROOT,
                "%s: %,d messages, %,.0f/s, %,d broken",
                file.name(),
                counts.events(),
                rate,
                counts.broken());
        if (file.size() <= 0 || counts.bytes() <= 0) {
            return line;
        }
        double share = Math.min(1, (double) counts.bytes() / file.size());
        Duration left = Duration.ofMillis((long) (counts.took().toMillis() * (1 - share) / share));
        return line
                + String.format(Locale.ROOT, ", %.0f %% of %s, %s left", share * 100, size(file.size()), time(left));
    }

    /// The line after the end.
    static String last(String name, ImportCounts counts) {
        double seconds = counts.took().toMillis() / 1000.0;
        String line = String.format(
                Locale.ROOT,
                "%s: %,d messages of %,d channels, %,d service messages, %,d ignored, %,d broken; %s in %.1f s",
                name,
                counts.events(),
                counts.channels(),
                counts.services(),
                counts.ignored(),
                counts.broken(),
                size(counts.bytes()),
                seconds);
        return seconds > 0 ? line + String.format(Locale.ROOT, ", %,.0f/s", counts.events() / seconds) : line;
    }

    private static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%,.1f kB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    private static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %d min", seconds / 3600, seconds / 60 % 60);
    }
}
