package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.key.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The gateway's figures, and the few of them that the previous stack's dashboard named.
final class GatewayFigures {

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)(?: \\S+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final AskedGateway gateway;
    private final PreviousQueue queue;

    GatewayFigures(AskedGateway gateway, PreviousQueue queue) {
        this.gateway = gateway;
        this.queue = queue;
    }

    /// @param value null for what is no number
    record Sample(Map<String, String> labels, @Nullable Double value) {}

    /// Null for what the gateway does not count: without a queue nothing is published.
    ///
    /// @param failureQueueSize what waits for the queue
    record Summary(
            @Nullable Double connectionStatus,
            @Nullable Double messagesReceivedTotal,
            @Nullable Double messagesPublishedTotal,
            @Nullable Double publishFailuresTotal,
            @Nullable Double retryAttemptsTotal,
            long failureQueueSize) {}

    record Figures(String raw, Map<String, List<Sample>> parsed, Summary summary) {}

    Figures read(Caller caller) {
        String raw = gateway.metrics();
        Map<String, List<Sample>> parsed = parse(raw);
        var summary = new Summary(
                sum(parsed, "telegram_connection_status"),
                sum(parsed, "telegram_ingest_received_total"),
                sum(parsed, "telegram_messages_published_total"),
                sum(parsed, "telegram_publish_failures_total"),
                sum(parsed, "telegram_retry_attempts_total"),
                queue.of(caller, 1).totalMessages());
        return new Figures(raw, parsed, summary);
    }

    static Map<String, List<Sample>> parse(String raw) {
        var parsed = new LinkedHashMap<String, List<Sample>>();
        raw.lines().filter(line -> !line.startsWith("#")).map(SAMPLE::matcher).forEach(line -> {
            if (line.matches()) {
                String labels = line.group(2);
                parsed.computeIfAbsent(line.group(1), _ -> new ArrayList<>())
                        .add(new Sample(labels(labels == null ? "" : labels), number(line.group(3))));
            }
        });
        return parsed;
    }

    private static Map<String, String> labels(String text) {
        var labels = new LinkedHashMap<String, String>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            labels.put(label.group(1), label.group(2));
        }
        return labels;
    }

    private static @Nullable Double number(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Double sum(Map<String, List<Sample>> parsed, String name) {
        List<Sample> samples = parsed.get(name);
        return samples == null
                ? null
                : samples.stream()
                        .mapToDouble(sample -> sample.value() == null ? 0 : sample.value())
                        .sum();
    }
}
