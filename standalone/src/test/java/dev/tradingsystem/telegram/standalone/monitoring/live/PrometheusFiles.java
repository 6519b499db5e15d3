package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What Prometheus reads in an installation, with the addresses of this machine for the
/// containers' and a faster clock ([Hurried]); all else is as it stands in the repository.
///
/// @param settings where everything is
record PrometheusFiles(AppSettings settings) {

    private static final Path FOLDER = Path.of("..", "monitoring", "prometheus");
    private static final String RULES = "/etc/prometheus/";
    private static final String SECRETS = "/run/secrets/";
    private static final List<String> INTERVALS = List.of("scrape_interval", "evaluation_interval");

    /// The text of `prometheus.yml`.
    ///
    /// @param port of this Prometheus
    /// @throws IllegalStateException when a job asks an address that nothing here stands for
    String configuration(int port) {
        String text = read(FOLDER.resolve("prometheus.yml"));
        for (var address : addresses(port).entrySet()) {
            if (!text.contains(address.getKey())) {
                throw new IllegalStateException("nobody scrapes " + address.getKey());
            }
            text = text.replace(address.getKey(), address.getValue());
        }
        Settings root = Settings.parse(text.replace(RULES, "").replace(SECRETS, "secrets/"));
        hurry(root.part("global"));
        for (Settings job : root.list("scrape_configs")) {
            hurry(job);
            everyTargetIsHere(job);
        }
        return root.text();
    }

    /// The keys and rules it names.
    Map<String, String> others() {
        Map<String, String> files = new TreeMap<>();
        for (String key : List.of("gateway.key", "api.key", "worker.key")) {
            files.put("secrets/" + key, Web.KEY);
        }
        Rules.files()
                .forEach(file -> files.put(
                        "alerts/" + file.getFileName(),
                        Hurried.rules(read(file)).text()));
        return files;
    }

    private Map<String, String> addresses(int port) {
        LiveServers servers = settings.servers();
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("host.docker.internal:4006", here(settings.port(App.GATEWAY)));
        addresses.put("telegram-gateway-api:4010", here(settings.port(App.API)));
        addresses.put("tp-capital-worker:4005", here(settings.port(App.WORKER)));
        addresses.put(
                "telegram-postgres-exporter:9187", here(servers.ofPostgres().port()));
        addresses.put("telegram-redis-exporter:9121", here(servers.ofRedis().port()));
        addresses.put("exporter@172.25.0.10:6379", here(servers.redis().masterPort()));
        addresses.put("exporter@172.25.0.11:6379", here(servers.redis().replicaPort()));
        addresses.put("172.25.0.12:26379", here(servers.redis().sentinelPort()));
        addresses.put("telegram-rabbitmq:15692", here(servers.rabbit().metricsPort()));
        addresses.put("localhost:9090", here(port));
        return addresses;
    }

    private static String here(int port) {
        return "127.0.0.1:" + port;
    }

    private static void hurry(Settings settings) {
        INTERVALS.forEach(interval -> settings.entries().replace(interval, Hurried.INTERVAL));
    }

    private static void everyTargetIsHere(Settings job) {
        for (Settings group : job.list("static_configs")) {
            for (Object target : group.words("targets")) {
                if (!target.toString().contains("127.0.0.1:")) {
                    throw new IllegalStateException("job %s asks %s, for which nothing stands here"
                            .formatted(job.entries().get("job_name"), target));
                }
            }
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
