package dev.tradingsystem.telegram.api.pool;

import dev.tradingsystem.telegram.api.figure.Samples;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pooler's figures, under the official exporter's names and in its units.
///
/// Without an answer to every question there is `pgbouncer_up` 0 and nothing else. Says in the
/// log, once each time, that the console stopped answering and that clients wait.
final class PgBouncerMetrics implements Supplier<MetricSnapshots> {

    private static final Logger log = LoggerFactory.getLogger(PgBouncerMetrics.class);

    private final PgBouncerConsole console;
    private boolean silent;
    private boolean saturated;

    PgBouncerMetrics(PgBouncerConsole console) {
        this.console = console;
    }

    @Override
    public MetricSnapshots get() {
        try {
            List<List<Row>> answers = console.ask(PoolFigures.QUESTIONS);
            var figures = PoolFigures.of(answers);
            answered();
            note(figures.waiting());
            return up(figures.samples(), 1);
        } catch (IOException e) {
            unanswered(e);
            return up(new Samples(), 0);
        }
    }

    private static MetricSnapshots up(Samples samples, double value) {
        samples.gauge("pgbouncer_up", "1 when the pooler's console answered", Labels.EMPTY, value);
        return samples.snapshots();
    }

    private void answered() {
        if (silent) {
            log.atInfo().log("connection pool answers again");
        }
        silent = false;
    }

    private void unanswered(IOException e) {
        if (!silent) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("connection pool did not answer");
        }
        silent = true;
    }

    private void note(Waiting waiting) {
        boolean now = waiting.isBeyondBounds();
        if (now && !saturated) {
            log.atWarn().addKeyValue("count", waiting.clients()).log("connection pool saturated");
        } else if (!now && saturated) {
            log.atInfo().addKeyValue("count", waiting.clients()).log("connection pool no longer saturated");
        }
        saturated = now;
    }
}
