package dev.tradingsystem.telegram.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.standalone.monitoring.RuleFiles.Case;
import dev.tradingsystem.telegram.standalone.monitoring.RuleFiles.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every alert can fire, is silent while all is well, and leads to a page that says what to do;
/// every rule looks at something that exists.
class AlertRuleTests {

    private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks");
    private static final Set<String> DASHBOARDS = Set.of(
            "telegram-overview",
            "timescaledb-performance",
            "redis-cluster",
            "rabbitmq-queue",
            "mtproto-service",
            "slo-dashboard");
    private static final Pattern NAMED_FILE = Pattern.compile("\\b(?:scripts|deploy|docs|monitoring)/[\\w/.-]*\\w");
    private static final Pattern QUERY = Pattern.compile("prom '([^']+)'");
    private static final Pattern NAMED_ALERTS = Pattern.compile("alertname=~?\"([^\"]+)\"");

    @Test
    void rulesPassEveryCheckOfPrometheus() {
        var files = RuleFiles.listed("alerts", ".yml").stream().map(Path::toString);
        var answer = Promtool.run(Stream.concat(Stream.of("check", "rules", "--lint=all", "--lint-fatal"), files));
        assertThat(answer.code()).as(answer.output()).isZero();
    }

    @Test
    void configurationPassesEveryCheckOfPrometheus(@TempDir Path folder) throws IOException {
        for (String key : List.of("gateway.key", "api.key", "worker.key")) {
            Files.writeString(folder.resolve(key), "a key");
        }
        String text = RuleFiles.text(RuleFiles.FOLDER.resolve("prometheus.yml"))
                .replace("/run/secrets", folder.toString())
                .replace(
                        "/etc/prometheus",
                        RuleFiles.FOLDER.toAbsolutePath().normalize().toString());
        Path file = Files.writeString(folder.resolve("prometheus.yml"), text);
        var answer = Promtool.run(Stream.of("check", "config", file.toString()));
        assertThat(answer.code()).as(answer.output()).isZero();
        assertThat(answer.output()).contains(RuleFiles.listed("alerts", ".yml").size() + " rule files found");
    }

    @ParameterizedTest
    @MethodSource("testFiles")
    void rulesDoWhatTheirTestsSay(Path file) {
        var answer = Promtool.run(Stream.of("test", "rules", file.toString()));
        assertThat(answer.code()).as(answer.output()).isZero();
    }

    static List<Path> testFiles() {
        return RuleFiles.listed("tests", ".test.yml");
    }

    @Test
    void everyAlertIsSeenFiringAndSilent() {
        var softly = new SoftAssertions();
        for (Written alert : RuleFiles.alerts()) {
            softly.assertThat(casesOf(alert).map(Case::fires).distinct())
                    .as(alert.name())
                    .containsExactlyInAnyOrder(true, false);
        }
        softly.assertAll();
        assertThat(RuleFiles.cases())
                .extracting(Case::alert)
                .isSubsetOf(RuleFiles.alerts().stream().map(Written::name).toList());
    }

    /// Recorded series come from the rules; what is behind them is fed.
    @Test
    void noAlertIsSilentOnlyForLackOfData() {
        var softly = new SoftAssertions();
        for (Written alert : RuleFiles.alerts()) {
            Set<String> asked = MetricNames.in(alert.expression());
            asked.removeIf(name -> name.contains(":"));
            softly.assertThat(casesOf(alert).filter(one -> !one.fires()))
                    .as(alert.name())
                    .anyMatch(one -> fed(one).containsAll(asked));
        }
        softly.assertAll();
    }

    private static Set<String> fed(Case one) {
        return one.series().stream()
                .flatMap(series -> MetricNames.in(series).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Case> casesOf(Written alert) {
        return RuleFiles.cases().stream().filter(one -> one.alert().equals(alert.name()));
    }

    @Test
    void everyAlertSaysWhatItIsAndWhereToLook() {
        assertThat(RuleFiles.alerts()).allSatisfy(alert -> {
            assertThat(alert.labels()).containsOnlyKeys("severity", "component", "team");
            assertThat(alert.labels().get("severity")).isIn("critical", "warning");
            assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url", "dashboard_url");
            assertThat(alert.annotations()).containsEntry("runbook_url", "docs/runbooks/" + alert.name() + ".md");
            assertThat(alert.annotations().get("dashboard_url").replace("http://localhost:3100/d/", ""))
                    .isIn(DASHBOARDS);
        });
        assertThat(RuleFiles.alerts()).extracting(Written::name).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertHasItsRunbookAndEveryRunbookItsAlert() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (var files = Files.list(RUNBOOKS)) {
            files.map(file -> file.getFileName().toString().replace(".md", "")).forEach(pages::add);
        }
        assertThat(pages.remove("README")).isTrue();
        Set<String> alerts =
                RuleFiles.alerts().stream().map(Written::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(pages).isEqualTo(alerts);
        String index = RuleFiles.text(RUNBOOKS.resolve("README.md"));
        assertThat(alerts).allMatch(name -> index.contains("(" + name + ".md)"));
    }

    @Test
    void runbooksNameFilesThatExistAndQueriesThatCanBeRead(@TempDir Path folder) throws IOException {
        StringBuilder rules = new StringBuilder("groups:\n  - name: queries\n    rules:\n");
        for (String page : pages()) {
            assertThat(NAMED_FILE.matcher(page).results())
                    .allMatch(found -> Files.exists(Path.of("..", found.group())), page);
            QUERY.matcher(page)
                    .results()
                    .forEach(query -> rules.append("      - record: query:")
                            .append(rules.length())
                            .append("\n        expr: '")
                            .append(query.group(1).replace("\\|", "|"))
                            .append("'\n"));
        }
        Path file = Files.writeString(folder.resolve("queries.yml"), rules);
        var answer = Promtool.run(Stream.of("check", "rules", file.toString()));
        assertThat(answer.code()).as(answer.output()).isZero();
    }

    private static List<String> pages() throws IOException {
        try (var files = Files.list(RUNBOOKS)) {
            return files.map(RuleFiles::text).toList();
        }
    }

    @Test
    void exampleOfAlertmanagerNamesOnlyAlertsThatExist() {
        String text = RuleFiles.text(Path.of("..", "monitoring", "alertmanager", "alertmanager.yml"));
        List<String> names = RuleFiles.alerts().stream().map(Written::name).toList();
        assertThat(NAMED_ALERTS.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(
                                pattern.contains("(") ? List.of(pattern) : List.of(pattern.split("\\|")))
                        .allSatisfy(one -> assertThat(names).anyMatch(name -> name.matches(one))));
    }

    @Test
    void everySeriesThatARuleLooksAtExists() {
        Set<String> known = new TreeSet<>(Set.of("up"));
        known.addAll(MetricNames.sampled());
        known.addAll(MetricNames.documented());
        known.addAll(MetricNames.newer());
        Set<String> recorded = RuleFiles.rules().stream()
                .filter(rule -> !rule.alert())
                .map(Written::name)
                .collect(Collectors.toSet());
        known.addAll(recorded);
        Set<String> asked = new TreeSet<>();
        RuleFiles.rules().forEach(rule -> asked.addAll(MetricNames.in(rule.expression())));
        assertThat(asked).hasSizeGreaterThan(40);
        asked.removeAll(known);
        assertThat(asked).isEmpty();
    }

    @Test
    void onlyWhatNoSampleHasIsCalledNewer() {
        assertThat(MetricNames.newer())
                .doesNotContainAnyElementsOf(MetricNames.sampled())
                .doesNotContainAnyElementsOf(MetricNames.documented());
    }
}
