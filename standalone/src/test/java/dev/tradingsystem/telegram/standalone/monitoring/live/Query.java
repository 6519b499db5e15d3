package dev.tradingsystem.telegram.standalone.monitoring.live;

/// Something a person or an alert asks Prometheus.
///
/// @param where the dashboard and panel, or the rule
/// @param expression in PromQL, without variables
record Query(String where, String expression) {

    @Override
    public String toString() {
        return where + ": " + expression;
    }
}
