package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// What Prometheus and Grafana mount can be read, and names what the containers have.
class MonitoringFilesTests {

    @Test
    void everyPartOfTheStackIsScrapedByItsOwnJob() {
        assertThat(jobs())
                .extracting(job -> job.get("job_name"))
                .containsExactly(
                        "telegram-gateway",
                        "telegram-gateway-api",
                        "tp-capital",
                        "telegram-timescaledb",
                        "telegram-redis",
                        "telegram-rabbitmq",
                        "telegram-rabbitmq-queues",
                        "prometheus");
    }

    @Test
    void everythingIsScrapedEvery15SecondsTheBrokerEvery30AndKeptFor30Days() {
        var global = ComposeFiles.map(read("prometheus/prometheus.yml").get("global"));
        assertThat(global).containsEntry("scrape_interval", "15s").containsEntry("evaluation_interval", "15s");
        assertThat(jobs().stream().filter(job -> job.containsKey("scrape_interval")))
                .extracting(job -> job.get("job_name") + " " + job.get("scrape_interval"))
                .containsExactly("telegram-rabbitmq 30s", "telegram-rabbitmq-queues 30s");
        assertThat(ComposeFiles.strings(
                        ComposeFiles.services().get("telegram-prometheus").get("command")))
                .contains("--storage.tsdb.retention.time=30d");
    }

    @Test
    void eachJobAsksThePortsOfItsServers() {
        Map<String, List<String>> ports = new TreeMap<>();
        jobs().forEach(job -> ports.put(
                String.valueOf(job.get("job_name")),
                list(job.get("static_configs")).stream()
                        .flatMap(targets -> ComposeFiles.strings(targets.get("targets")).stream())
                        .map(target -> target.substring(target.lastIndexOf(':') + 1))
                        .toList()));
        assertThat(ports)
                .containsEntry("telegram-gateway", List.of("4006"))
                .containsEntry("telegram-gateway-api", List.of("4010"))
                .containsEntry("tp-capital", List.of("4005"))
                .containsEntry("telegram-timescaledb", List.of("9187"))
                .containsEntry("telegram-redis", List.of("6379", "6379", "26379"))
                .containsEntry("telegram-rabbitmq", List.of("15692"))
                .containsEntry("telegram-rabbitmq-queues", List.of("15692"))
                .containsEntry("prometheus", List.of("9090"));
        assertThat(ComposeFiles.text(Installation.REPOSITORY.resolve("monitoring/prometheus/prometheus.yml")))
                .contains("telegram-redis-exporter:9121");
    }

    @Test
    void ourAppsAreAskedAtMetricsWithAKey() {
        assertThat(jobs().stream().filter(job -> job.containsKey("authorization")))
                .extracting(job -> job.get("job_name") + " " + job.get("metrics_path"))
                .containsExactly("telegram-gateway /metrics", "telegram-gateway-api /metrics", "tp-capital /metrics");
    }

    @Test
    void scrapedRedisServersAreThoseTheExporterHasPasswordsFor() {
        var text = ComposeFiles.text(Installation.REPOSITORY.resolve("monitoring/prometheus/prometheus.yml"));
        var addresses = Installation.bash("value_of() { REPLY=x; }; fill deploy/compose/redis/addresses.json.template;"
                + " printf '%s' \"$REPLY\"");
        var map = ComposeFiles.map(new Yaml().load(addresses));
        assertThat(map).hasSize(3);
        assertThat(map.keySet()).allMatch(address -> text.contains('"' + address + '"'));
    }

    @Test
    void eightAlertsSayWhatTheyAreAndWhereToLook() {
        var group = list(read("prometheus/alerts/telegram-alerts.yml").get("groups"))
                .getFirst();
        assertThat(list(group.get("rules"))).hasSize(8).allSatisfy(rule -> {
            assertThat(ComposeFiles.map(rule.get("labels"))).containsOnlyKeys("severity", "component", "team");
            assertThat(ComposeFiles.map(rule.get("annotations")))
                    .containsOnlyKeys("summary", "description", "runbook_url", "dashboard_url")
                    .containsEntry("runbook_url", "docs/runbooks/" + rule.get("alert") + ".md");
        });
    }

    @Test
    void dataSourcesReachTheContainersAsARoleThatOnlyReads() {
        var sources = list(read("grafana/provisioning/datasources/telegram.yml").get("datasources"));
        assertThat(sources)
                .extracting(source -> source.get("url"))
                .containsExactly("http://telegram-prometheus:9090", "telegram-pgbouncer:5432");
        assertThat(sources.getLast().get("user")).isEqualTo("grafana");
    }

    /// A text would be a label, and may hold what somebody wrote.
    @Test
    void statementsAreCountedByTheirIdsAndNotByTheirTexts() {
        assertThat(ComposeFiles.strings(ComposeFiles.services()
                        .get("telegram-postgres-exporter")
                        .get("command")))
                .contains("--collector.stat_statements")
                .noneMatch(option -> option.contains("include_query"));
        assertThat(ComposeFiles.text(Installation.REPOSITORY.resolve("deploy/compose/timescaledb/init/100-roles.sh")))
                .contains("GRANT pg_monitor TO exporter;", "CREATE EXTENSION IF NOT EXISTS pg_stat_statements;");
    }

    private static List<Map<String, Object>> jobs() {
        return list(read("prometheus/prometheus.yml").get("scrape_configs"));
    }

    private static Map<String, Object> read(String file) {
        return ComposeFiles.map(new Yaml()
                .load(ComposeFiles.text(
                        Installation.REPOSITORY.resolve("monitoring").resolve(file))));
    }

    private static List<Map<String, Object>> list(Object value) {
        return ((List<?>) value).stream().map(ComposeFiles::map).toList();
    }
}
