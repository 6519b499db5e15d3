package dev.tradingsystem.telegram.standalone.monitoring;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What a dashboard says of itself, and how its panels lie.
final class FrameRules {

    private static final Map<String, String> FIRST_ROWS = Map.of(
            "telegram-overview", "Rate, errors, duration",
            "mtproto-service", "Rate, errors, duration",
            "timescaledb-performance", "Utilisation, saturation, errors",
            "redis-cluster", "Utilisation, saturation, errors",
            "rabbitmq-queue", "Utilisation, saturation, errors",
            "slo-dashboard", "Objectives over 30 days");
    private static final Set<String> RANGES = Set.of("now-1h", "now-6h", "now-24h", "now-7d", "now-30d");

    private FrameRules() {}

    static Stream<String> identity(Dashboard dashboard) {
        JsonNode json = dashboard.json();
        List<String> findings = new ArrayList<>();
        expect(findings, "uid", json.path("uid").asString(""), dashboard.file());
        expect(findings, "tags", json.path("tags").toString(), "[\"telegram\"]");
        if (json.path("schemaVersion").asInt(0) < 39) {
            findings.add("schemaVersion below 39");
        }
        if (json.path("title").asString("").isBlank()
                || json.path("description").asString("").isBlank()) {
            findings.add("no title or no description");
        }
        return findings.stream();
    }

    static Stream<String> notEditable(Dashboard dashboard) {
        return dashboard.json().path("editable").asBoolean(true) ? Stream.of("can be edited") : Stream.empty();
    }

    static Stream<String> timeRanges(Dashboard dashboard) {
        Set<String> offered = new HashSet<>();
        dashboard
                .json()
                .at("/timepicker/quick_ranges")
                .forEach(range -> offered.add(range.path("from").asString("")));
        return RANGES.stream().filter(range -> !offered.contains(range)).map(range -> "range missing: " + range);
    }

    static Stream<String> variables(Dashboard dashboard) {
        List<String> findings = new ArrayList<>();
        JsonNode list = dashboard.json().at("/templating/list");
        expect(findings, "first variable", list.path(0).path("name").asString(""), "datasource");
        expect(findings, "its type", list.path(0).path("type").asString(""), "datasource");
        Set<String> names = new HashSet<>();
        list.valueStream().skip(1).forEach(variable -> {
            String name = variable.path("name").asString("");
            names.add(name);
            if (!variable.path("multi").asBoolean(false)
                    || !variable.path("includeAll").asBoolean(false)
                    || !variable.path("allValue").asString("").equals(".+")) {
                findings.add("variable " + name + " is not multi with .+ for all");
            }
        });
        if (!names.containsAll(Set.of("job", "instance"))) {
            findings.add("variables job and instance, but there are " + names);
        }
        return findings.stream();
    }

    static Stream<String> links(Dashboard dashboard) {
        boolean found = dashboard
                .json()
                .path("links")
                .valueStream()
                .anyMatch(link -> link.path("type").asString("").equals("dashboards")
                        && link.path("tags").toString().equals("[\"telegram\"]")
                        && link.path("keepTime").asBoolean(false));
        return found ? Stream.empty() : Stream.of("no link to the others that keeps the time");
    }

    static Stream<String> annotations(Dashboard dashboard) {
        Set<String> metrics = new HashSet<>();
        dashboard
                .json()
                .at("/annotations/list")
                .forEach(annotation -> Selector.in(annotation.at("/target/expr").asString(""))
                        .forEach(selector -> metrics.add(selector.metric())));
        return Stream.of("ALERTS", "process_start_time_seconds")
                .filter(metric -> !metrics.contains(metric))
                .map(metric -> "no annotation of " + metric);
    }

    static Stream<String> firstRow(Dashboard dashboard) {
        List<String> findings = new ArrayList<>();
        Panel first = dashboard.everything().findFirst().orElseThrow();
        expect(findings, "first row", first.title(), String.valueOf(FIRST_ROWS.get(dashboard.file())));
        return findings.stream();
    }

    static Stream<String> panelIds(Dashboard dashboard) {
        Set<Integer> seen = new HashSet<>();
        return dashboard
                .everything()
                .filter(panel -> !seen.add(panel.json().path("id").asInt(0)))
                .map(panel -> "id used before: " + panel);
    }

    static Stream<String> grid(Dashboard dashboard) {
        List<String> findings = new ArrayList<>();
        List<Panel> panels = dashboard.everything().toList();
        for (int i = 0; i < panels.size(); i++) {
            Panel one = panels.get(i);
            if (one.at("x") < 0 || one.at("y") < 0 || one.at("h") < 1 || one.at("x") + one.at("w") > 24) {
                findings.add("outside of the grid: " + one);
            }
            panels.subList(i + 1, panels.size()).stream()
                    .filter(one::covers)
                    .forEach(other -> findings.add(one + " lies on " + other));
        }
        return findings.stream();
    }

    private static void expect(List<String> findings, String what, String found, String expected) {
        if (!found.equals(expected)) {
            findings.add(what + " is " + found + ", not " + expected);
        }
    }
}
