package dev.tradingsystem.telegram.benchmarks.api;

import org.HdrHistogram.Histogram;

/// What one measurement reached, times in milliseconds.
///
/// @param question the kind of request
/// @param pace `fixed`: requests come at a rate, and a time begins when the request should have
///     been sent; `full`: each connection sends as soon as it has its answer, and a time begins
///     when it was really sent
/// @param wanted requests a second that were to be sent, 0 at full speed
/// @param connections how many there were
/// @param requests how many were answered as they must be
/// @param perSecond how many of them a second
/// @param failed all others
/// @param bytes of the last body
/// @param tier where the last answer came from, as its header `Cache-Status` says
record Measured(
        String question,
        String pace,
        int wanted,
        int connections,
        long requests,
        double perSecond,
        long failed,
        double p50,
        double p95,
        double p99,
        double longest,
        long bytes,
        String tier) {

    static Measured of(
            String question,
            int wanted,
            int connections,
            Histogram micros,
            double seconds,
            long failed,
            HttpConnection.Answer last) {
        return new Measured(
                question,
                wanted == 0 ? "full" : "fixed",
                wanted,
                connections,
                micros.getTotalCount(),
                micros.getTotalCount() / seconds,
                failed,
                micros.getValueAtPercentile(50) / 1_000.0,
                micros.getValueAtPercentile(95) / 1_000.0,
                micros.getValueAtPercentile(99) / 1_000.0,
                micros.getMaxValue() / 1_000.0,
                last.bytes(),
                last.tier());
    }

    String text() {
        return "| %s | %d | %.0f | %d | %.2f | %.2f | %.2f | %.2f | %d | %s |%n"
                .formatted(question, connections, perSecond, failed, p50, p95, p99, longest, bytes, tier);
    }
}
