package dev.tradingsystem.telegram.standalone.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The six dashboards are there, show what they must, and ask for what exists.
class DashboardTests {

    private static final String FRAME = "http://localhost:3100/d/";
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
    private static final int WIDEST_LINE = 120;

    @TempDir
    Path folder;

    @Test
    void sixAreThereUnderTheirTitles() {
        var titles = new TreeMap<String, String>();
        Dashboard.all()
                .forEach(dashboard -> titles.put(
                        dashboard.file(), dashboard.json().path("title").asString("")));
        assertThat(titles).containsExactlyInAnyOrderEntriesOf(RequiredPanels.TITLES);
    }

    @Test
    void eachShowsWhatItMust() {
        assertThat(Dashboard.all())
                .allSatisfy(dashboard -> assertThat(dashboard.panels())
                        .extracting(Panel::title)
                        .containsAll(RequiredPanels.PANELS.get(dashboard.file())));
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void eachKeepsTheRule(Rule rule) {
        assertThat(Dashboard.all()).flatMap(rule::findings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void ruleFindsItsBreach(Rule rule) {
        assertThat(rule.findings(Breach.of(rule)))
                .hasSize(rule.findings(Dashboard.of("telegram-overview")).size() + 1);
    }

    @Test
    void overviewOpensWithTheLastQuarterOfAnHourAndRefreshesEveryHalfMinute() {
        var json = Dashboard.of("telegram-overview").json();
        assertThat(json.at("/time/from").asString()).isEqualTo("now-15m");
        assertThat(json.path("refresh").asString()).isEqualTo("30s");
    }

    @Test
    void filesAreReadable() throws IOException {
        for (Dashboard dashboard : Dashboard.all()) {
            Path file = Path.of("..", "monitoring", "grafana", "dashboards", dashboard.file() + ".json");
            assertThat(Files.readAllLines(file))
                    .as(dashboard.file())
                    .noneMatch(line -> line.length() > WIDEST_LINE
                            && !line.strip().matches("\"(description|expr|rawSql|definition|query)\": \".*\",?"))
                    .noneMatch(line -> line.contains("\t") || line.endsWith(" "));
        }
    }

    @Test
    void alertsSendPeopleToADashboardThatIsThere() {
        Set<String> pages = Dashboard.all().stream()
                .map(dashboard -> FRAME + dashboard.file())
                .collect(Collectors.toSet());
        assertThat(RuleFiles.alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertThat(pages)
                        .as(alert.name())
                        .contains(alert.annotations().get("dashboard_url")));
    }

    @Test
    void everyRunbookThatIsNamedIsThere() {
        var text = Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .map(Panel::description)
                .collect(Collectors.joining("\n"));
        assertThat(RuleFiles.bounds().keySet().stream()
                        .filter(text::contains)
                        .filter(alert -> !Files.exists(Path.of("..", "docs", "runbooks", alert + ".md"))))
                .isEmpty();
    }

    @Test
    void everyQueryIsUnderstoodByPrometheus() throws Exception {
        assumeThat(PROMTOOL).exists();
        assertThat(promtool(expressions().toList())).contains("SUCCESS");
    }

    @Test
    void queryThatIsNoneIsRefused() throws Exception {
        assumeThat(PROMTOOL).exists();
        assertThat(promtool(List.of("sum by (job (up)"))).contains("FAILED");
    }

    /// With the values that Grafana would put in.
    private static Stream<String> expressions() {
        return Dashboard.all().stream()
                .flatMap(dashboard -> Stream.concat(
                        dashboard.panels().stream()
                                .flatMap(panel -> panel.queries().stream().map(Panel.Target::expression)),
                        dashboard
                                .json()
                                .at("/annotations/list")
                                .valueStream()
                                .map(annotation -> annotation.at("/target/expr").asString(""))))
                .map(expression ->
                        expression.replace("$__rate_interval", "5m").replaceAll("\\$(job|instance|slo)", ".+"));
    }

    private String promtool(List<String> expressions) throws IOException, InterruptedException {
        var rules = new StringBuilder("groups:\n- name: panels\n  rules:\n");
        for (int i = 0; i < expressions.size(); i++) {
            rules.append("  - record: panel_%d%n    expr: '%s'%n"
                    .formatted(i, expressions.get(i).replace("'", "''")));
        }
        Path file = Files.writeString(folder.resolve("panels.yml"), rules);
        Path output = folder.resolve("promtool.out");
        var process = new ProcessBuilder(PROMTOOL.toString(), "check", "rules", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return Files.readString(output);
    }
}
