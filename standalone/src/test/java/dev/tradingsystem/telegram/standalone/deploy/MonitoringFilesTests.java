package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// What Prometheus and Grafana mount can be read, and names what the containers have.
class MonitoringFilesTests {

    @Test
    void everyPartOfTheStackIsScrapedByItsOwnJob() {
        var jobs = list(read("prometheus/prometheus.yml").get("scrape_configs"));
        assertThat(jobs)
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
                    .containsEntry("runbook_url", "/runbooks/" + rule.get("alert"));
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

    private static Map<String, Object> read(String file) {
        return ComposeFiles.map(new Yaml()
                .load(ComposeFiles.text(
                        Installation.REPOSITORY.resolve("monitoring").resolve(file))));
    }

    private static List<Map<String, Object>> list(Object value) {
        return ((List<?>) value).stream().map(ComposeFiles::map).toList();
    }
}
