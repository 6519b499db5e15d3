package dev.tradingsystem.telegram.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.standalone.monitoring.Promtool.Answer;
import dev.tradingsystem.telegram.standalone.monitoring.RuleFiles.Case;
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
    private static final List<WrittenRule> ALERTS = RuleFiles.alerts();
    private static final List<Case> CASES = RuleFiles.cases();
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

    @Test
    void rulesDoWhatTheirTestsSay() {
        List<Answer> answers = RuleFiles.listed("tests", ".test.yml").parallelStream()
                .map(file -> Promtool.run(Stream.of("test", "rules", file.toString())))
                .toList();
        assertThat(answers)
                .isNotEmpty()
                .allSatisfy(
                        answer -> assertThat(answer.code()).as(answer.output()).isZero());
    }

    @Test
    void everyAlertIsSeenFiringAndSilent() {
        var softly = new SoftAssertions();
        for (WrittenRule alert : ALERTS) {
            softly.assertThat(casesOf(alert).map(Case::fires).distinct())
                    .as(alert.name())
                    .containsExactlyInAnyOrder(true, false);
        }
        softly.assertAll();
        assertThat(CASES)
                .extracting(Case::alert)
                .isSubsetOf(ALERTS.stream().map(WrittenRule::name).toList());
    }

    /// Recorded series come from the rules; what is behind them is fed.
    @Test
    void noAlertIsSilentOnlyForLackOfData() {
        var softly = new SoftAssertions();
        for (WrittenRule alert : ALERTS) {
            Set<String> asked = names(alert.expression());
            asked.removeIf(name -> name.contains(":"));
            softly.assertThat(casesOf(alert).filter(one -> !one.fires()))
                    .as(alert.name())
                    .anyMatch(one -> fed(one).containsAll(asked));
        }
        softly.assertAll();
    }

    private static Set<String> fed(Case one) {
        return one.series().stream().flatMap(series -> names(series).stream()).collect(Collectors.toSet());
    }

    private static Stream<Case> casesOf(WrittenRule alert) {
        return CASES.stream().filter(one -> one.alert().equals(alert.name()));
    }

    @Test
    void everyAlertSaysWhatItIsAndWhereToLook() {
        assertThat(ALERTS).allSatisfy(alert -> {
            assertThat(alert.labels()).containsOnlyKeys("severity", "component", "team");
            assertThat(alert.labels().get("severity")).isIn("critical", "warning");
            assertThat(alert.annotations()).containsOnlyKeys("summary", "description", "runbook_url", "dashboard_url");
            assertThat(alert.annotations()).containsEntry("runbook_url", "docs/runbooks/" + alert.name() + ".md");
            assertThat(alert.annotations().get("dashboard_url").replace("http://localhost:3100/d/", ""))
                    .isIn(DASHBOARDS);
        });
        assertThat(ALERTS).extracting(WrittenRule::name).doesNotHaveDuplicates();
    }

    @Test
    void everyAlertHasItsRunbookAndEveryRunbookItsAlert() throws IOException {
        Set<String> pages = new TreeSet<>();
        try (var files = Files.list(RUNBOOKS)) {
            files.map(file -> file.getFileName().toString().replace(".md", "")).forEach(pages::add);
        }
        assertThat(pages.remove("README")).isTrue();
        Set<String> alerts = ALERTS.stream().map(WrittenRule::name).collect(Collectors.toCollection(TreeSet::new));
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
        List<String> names = ALERTS.stream().map(WrittenRule::name).toList();
        assertThat(NAMED_ALERTS.matcher(text).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(
                                pattern.contains("(") ? List.of(pattern) : List.of(pattern.split("\\|")))
                        .allSatisfy(one -> assertThat(names).anyMatch(name -> name.matches(one))));
    }

    @Test
    void everySeriesThatARuleLooksAtExists() {
        Set<String> asked = new TreeSet<>();
        RuleFiles.rules().forEach(rule -> asked.addAll(names(rule.expression())));
        assertThat(asked).hasSizeGreaterThan(40).allMatch(KnownMetrics.read()::contains);
    }

    @Test
    void onlyWhatNoSampleHasIsCalledNewer() {
        assertThat(KnownMetrics.read().needlesslyNewer()).isEmpty();
    }

    private static Set<String> names(String expression) {
        return Selector.in(expression).stream().map(Selector::metric).collect(Collectors.toCollection(TreeSet::new));
    }
}
