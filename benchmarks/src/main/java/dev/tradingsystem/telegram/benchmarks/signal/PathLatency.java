package dev.tradingsystem.telegram.benchmarks.signal;

import dev.tradingsystem.telegram.benchmarks.App;
import dev.tradingsystem.telegram.benchmarks.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Measures the path of a message through the real apps and servers, mode by mode.
///
/// The gateway replays recorded updates at the rate, as if they were live; both apps leave the
/// times of each stage in the database, and these are what is counted.
public final class PathLatency {

    private static final String KEY = "a-key-for-this-benchmark-only";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String TIMES = """
            SELECT 1000 * extract(epoch FROM t.ends_at - t.began_at) AS millis
              FROM (SELECT CASE :from WHEN 'received' THEN l.received_at WHEN 'committed' THEN l.recorded_at
                                      WHEN 'parsed' THEN m.parsed_at WHEN 'stored' THEN m.stored_at END AS began_at,
                           CASE :to WHEN 'committed' THEN l.recorded_at WHEN 'parsed' THEN m.parsed_at
                                    WHEN 'stored' THEN m.stored_at WHEN 'acked' THEN m.acked_at END AS ends_at,
                           m.message_id
                      FROM telegram.log l
                      JOIN telegram.consumer_mark m
                        ON m.channel_id = l.channel_id AND m.message_id = l.message_id AND m.version = l.version) t
             WHERE t.ends_at IS NOT NULL AND t.message_id > :warmUp AND (:any OR t.message_id = ANY(:signals))
            """;

    private final PathSettings settings;

    private PathLatency(PathSettings settings) {
        this.settings = settings;
    }

    /// Prints the stages, saves the raw result and the page of the docs.
    public static void measure(PathSettings settings) throws IOException, InterruptedException {
        Machine machine = Machine.here();
        var run = new PathLatency(settings);
        List<ModeResult> modes = new ArrayList<>();
        for (String mode : settings.modes()) {
            ModeResult result = run.mode(mode);
            System.out.print(result.text());
            modes.add(result);
        }
        var result = new PathResult(machine, settings.rate(), settings.seconds(), settings.warmUp(), modes);
        Path raw = result.save(settings.results());
        Files.createDirectories(settings.page().toAbsolutePath().getParent());
        Files.writeString(settings.page(), result.page(raw));
        System.out.printf("%nraw result: %s, page: %s%n", raw, settings.page());
    }

    private ModeResult mode(String mode) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("signal-path");
        Path posts = folder.resolve("posts.jsonl");
        try (var servers = new PathServers();
                var worker = App.start(settings.worker(), folder.resolve("worker.log"), worker(servers, mode))) {
            worker.await("/readyz");
            Posts.write(posts, settings.messages(), settings.rate());
            try (var gateway = App.start(settings.gateway(), folder.resolve("gateway.log"), gateway(servers, posts))) {
                gateway.await("/livez");
                awaitVerdicts(servers);
                return result(mode, servers);
            }
        }
    }

    private static Map<String, String> worker(PathServers servers, String mode) {
        Map<String, String> all = new TreeMap<>(servers.settings());
        all.put("TP_CAPITAL_API_KEY", KEY);
        all.put("TP_CAPITAL_QUEUE_MODE", mode);
        all.put("TP_CAPITAL_SIGNALS_CHANNEL_ID", Long.toString(Posts.CHANNEL));
        return all;
    }

    private Map<String, String> gateway(PathServers servers, Path posts) {
        Map<String, String> all = new TreeMap<>(servers.settings());
        all.put("API_SECRET_TOKEN", KEY);
        all.put("TELEGRAM_CHANNELS", Long.toString(Posts.CHANNEL));
        all.put("tdlib.library-path", "/nonexistent/libtdjson.so");
        all.put("telegram.import.files[0]", posts.toString());
        all.put("telegram.import.rate", Integer.toString(settings.rate()));
        return all;
    }

    /// Until every message has its verdict and its report has arrived.
    private void awaitVerdicts(PathServers servers) throws InterruptedException {
        long end = System.nanoTime()
                + PATIENCE.plusSeconds(settings.warmUp() + settings.seconds()).toNanos();
        while (System.nanoTime() < end) {
            if (count(servers.gateway(), "telegram.consumer_mark") >= settings.messages()) {
                TimeUnit.SECONDS.sleep(1);
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("only %d of %d messages have a verdict"
                .formatted(count(servers.signals(), "tp_capital.verdicts"), settings.messages()));
    }

    private ModeResult result(String mode, PathServers servers) {
        List<Long> signals = servers.signals()
                .sql("SELECT DISTINCT s.message_id FROM tp_capital.signals s")
                .query((row, _) -> row.getLong(1))
                .list();
        if (signals.size() != Posts.orders(settings.messages())) {
            throw new IllegalStateException(
                    "%d signals of %d orders".formatted(signals.size(), Posts.orders(settings.messages())));
        }
        JdbcClient log = servers.gateway();
        List<Stage> stages = new ArrayList<>();
        stages.add(stage(log, "received", "committed", List.of()));
        stages.add(stage(log, "committed", "parsed", List.of()));
        stages.add(stage(log, "parsed", "stored", List.of()));
        if (!mode.equals("false")) {
            stages.add(stage(log, "stored", "acked", List.of()));
        }
        stages.add(stage(log, "received", "stored", signals));
        return new ModeResult(mode, settings.messages() - settings.lastOfWarmUp(), stages);
    }

    private Stage stage(JdbcClient log, String from, String to, List<Long> signals) {
        return Stage.of(
                from,
                to,
                log.sql(TIMES)
                        .param("from", from)
                        .param("to", to)
                        .param("warmUp", settings.lastOfWarmUp())
                        .param("any", signals.isEmpty())
                        .param("signals", signals.toArray(Long[]::new))
                        .query((row, _) -> row.getDouble(1))
                        .list());
    }

    private static long count(JdbcClient database, String table) {
        return database.sql("SELECT count(*) FROM " + table)
                .query((row, _) -> row.getLong(1))
                .single();
    }
}
