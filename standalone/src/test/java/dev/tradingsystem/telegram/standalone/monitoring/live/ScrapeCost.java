package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What one scrape of an app costs.
///
/// @param app which
/// @param bytes of the answer, not compressed
/// @param series in it
/// @param median of how long an answer took
/// @param longest of them
record ScrapeCost(App app, int bytes, long series, Duration median, Duration longest) {

    private static final int WARM = 5;
    private static final int MEASURED = 21;

    static ScrapeCost of(App app, String address) {
        try (var web = new Web(address)) {
            Stream.generate(() -> time(web)).limit(WARM).forEach(_ -> {});
            List<Duration> times =
                    Stream.generate(() -> time(web)).limit(MEASURED).sorted().toList();
            String text = web.text("/metrics");
            long series = text.lines().filter(line -> !line.startsWith("#")).count();
            return new ScrapeCost(app, text.length(), series, times.get(MEASURED / 2), times.getLast());
        }
    }

    private static Duration time(Web web) {
        long began = System.nanoTime();
        if (web.text("/metrics").isEmpty()) {
            throw new IllegalStateException("an empty scrape");
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// As a row of a table.
    String row() {
        return "| %s | %d | %d | %.1f | %.1f |"
                .formatted(app.settings(), bytes, series, millis(median), millis(longest));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
