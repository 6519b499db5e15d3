package dev.tradingsystem.telegram.standalone.monitoring;

import tools.jackson.databind.node.ObjectNode;

/// A dashboard that breaks one rule.
final class Breach {

    private static final String PANEL = "Polling lag";

    private Breach() {}

    /// The overview with one thing changed that the rule must find.
    static Dashboard of(Rule rule) {
        Dashboard broken = Dashboard.of("telegram-overview").copy();
        ObjectNode json = broken.json();
        ObjectNode panel = broken.panel(PANEL).json();
        switch (rule) {
            case IDENTITY -> json.put("uid", "overview");
            case NOT_EDITABLE -> json.put("editable", true);
            case TIME_RANGES -> json.at("/timepicker/quick_ranges").asArray().remove(1);
            case VARIABLES -> ((ObjectNode) json.at("/templating/list/2")).put("allValue", "");
            case LINKS -> ((ObjectNode) json.at("/links/0")).put("keepTime", false);
            case ANNOTATIONS -> json.at("/annotations/list").asArray().remove(1);
            case FIRST_ROW -> ((ObjectNode) json.at("/panels/0")).put("title", "Panels");
            case PANEL_IDS -> panel.put("id", 1);
            case GRID -> panel.withObject("/gridPos").put("w", 9);
            case KEY_ORDER -> panel.set("title", panel.remove("title"));
            case WORDS -> panel.put("description", "Lag");
            case UNITS -> panel.withObject("/fieldConfig/defaults").put("unit", "ms");
            case DATA_SOURCE -> panel.withObject("/datasource").put("uid", "telegram-prometheus");
            case RUNBOOKS -> panel.put("description", panel.path("description").asString() + " Runbook: Panic.");
            case THRESHOLDS -> ((ObjectNode) panel.at("/fieldConfig/defaults/thresholds/steps/1")).put("value", 31);
            case LEGENDS -> target(panel, "max by (job) (%s)");
            case MATCHERS -> target(panel, "tp_capital_polling_lag_seconds{job=~\"$job\"} + %s");
            case FIXED_PLACES ->
                target(
                        panel,
                        "%s + tp_capital_polling_lag_seconds{job=~\"$job\",instance=~\"$instance\",instance=\"a:1\"}");
            case SHARED_NAMES -> target(panel, "%s * up{job=~\"$job\",instance=~\"$instance\"}");
            case COUNTERS -> target(panel, "%s + tp_capital_messages_total{job=~\"$job\",instance=~\"$instance\"}");
            case INTERVALS ->
                target(panel, "%s + rate(tp_capital_messages_total{job=~\"$job\",instance=~\"$instance\"}[5m])");
            case KNOWN_METRICS -> target(panel, "%s + tp_capital_lag{job=~\"$job\",instance=~\"$instance\"}");
        }
        return broken;
    }

    private static void target(ObjectNode panel, String expression) {
        ObjectNode target = (ObjectNode) panel.at("/targets/0");
        target.put("expr", expression.replace("%s", target.path("expr").asString()));
    }
}
