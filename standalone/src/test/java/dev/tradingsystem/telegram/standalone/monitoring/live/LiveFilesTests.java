package dev.tradingsystem.telegram.standalone.monitoring.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is made of our files for [LivePrometheusIT] means the same.
class LiveFilesTests {

    @Test
    void findsWhatAnExpressionLooksAt() {
        assertThat(Selectors.in(
                        "sum by (le, job) (rate(a_bucket{le=\"0.5\",q=~\"x\\\\.(y|z)}\"}[5m])) / on (job) group_left"
                                + " count(b) without (x) > bool 1.5e3 and (c offset 1h or vector(0)) unless {x=\"y\"}"))
                .containsExactly("a_bucket{le=\"0.5\",q=~\"x\\\\.(y|z)}\"}", "b", "c", "{x=\"y\"}");
    }

    @Test
    void shortensWindowsAndNothingElse() {
        assertThat(Hurried.windows("rate(a[5m]) > 300 and b offset 5m or max_over_time(rate(c[1h])[1d:5m])"))
                .isEqualTo("rate(a[5s]) > 300 and b offset 5m or max_over_time(rate(c[60s])[1440s:1s])");
    }

    @Test
    void shortensTheTimeAnAlertWaits() {
        var rule = Hurried.rules("groups: [{ interval: 5m, rules: [{ alert: A, expr: a > 1, for: 10m }] }]")
                .list("groups")
                .getFirst()
                .list("rules")
                .getFirst();
        assertThat(rule.entries()).containsEntry("for", "10s").containsEntry("expr", "a > 1");
    }
}
