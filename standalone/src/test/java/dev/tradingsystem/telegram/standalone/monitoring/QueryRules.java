package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the queries of a dashboard ask for.
final class QueryRules {

    private static final Set<String> GROWTH = Set.of("rate", "irate", "increase");
    private static final Set<String> SHARED = Set.of("up", "rabbitmq_connections", "rabbitmq_channels");
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern PLACE = Pattern.compile(
            "(?:instance|server|net_sock_peer_addr)(?:=~?)\"(?!\\$instance\")|[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+|localhost");

    private QueryRules() {}

    /// Series are told apart by labels that are still there after grouping.
    static Stream<String> legends(Dashboard dashboard) {
        return dashboard.panels().stream()
                .flatMap(panel -> panel.queries().stream()
                        .filter(target -> target.legend().isBlank()
                                || !labels(target).stream().allMatch(kept(target)))
                        .map(target -> "legend " + target.legend() + ": " + panel));
    }

    private static Set<String> labels(Panel.Target target) {
        return LABEL.matcher(target.legend())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static Predicate<String> kept(Panel.Target target) {
        Set<String> groups = GROUPING.matcher(target.expression())
                .results()
                .flatMap(found -> Stream.of(found.group(1).split(",\\s*")))
                .collect(Collectors.toSet());
        return label -> groups.isEmpty() || groups.contains(label);
    }

    /// What comes out of recording rules may have lost job and instance.
    static Stream<String> matchers(Dashboard dashboard) {
        Set<String> recorded = RuleFiles.recorded();
        return selectors(
                dashboard,
                selector -> !selector.metric().equals("ALERTS")
                        && !recorded.contains(selector.metric())
                        && !(selector.matchers().contains("job=~\"$job\"")
                                && selector.matchers().contains("instance=~\"$instance\"")),
                "job or instance is not chosen");
    }

    static Stream<String> fixedPlaces(Dashboard dashboard) {
        return selectors(
                dashboard, selector -> PLACE.matcher(selector.matchers()).find(), "a place is written into it");
    }

    /// Names that both a server and the clients of it, or all jobs, export.
    static Stream<String> sharedNames(Dashboard dashboard) {
        return selectors(
                dashboard,
                selector -> SHARED.contains(selector.metric())
                        && !selector.matchers().contains("job=\""),
                "several jobs export it");
    }

    static Stream<String> counters(Dashboard dashboard) {
        var known = KnownMetrics.read();
        return selectors(
                dashboard,
                selector -> GROWTH.contains(selector.function())
                        ? known.isGauge(selector.metric())
                        : known.isCounter(selector.metric()),
                "a counter as it stands, or the growth of a gauge");
    }

    static Stream<String> intervals(Dashboard dashboard) {
        return selectors(
                dashboard,
                selector -> GROWTH.contains(selector.function())
                        && !selector.range().equals("$__rate_interval"),
                "another range than $__rate_interval");
    }

    static Stream<String> knownMetrics(Dashboard dashboard) {
        var known = KnownMetrics.read();
        return selectors(dashboard, selector -> !known.contains(selector.metric()), "nobody exports it");
    }

    private static Stream<String> selectors(Dashboard dashboard, Predicate<Selector> wrong, String finding) {
        return dashboard.panels().stream()
                .flatMap(panel -> panel.queries().stream()
                        .flatMap(target -> Selector.in(target.expression()).stream())
                        .filter(wrong)
                        .map(selector -> selector.metric() + ": " + finding + ": " + panel));
    }
}
