package dev.tradingsystem.telegram.api.pool;

import dev.tradingsystem.telegram.api.figure.Samples;
import io.prometheus.metrics.model.snapshots.Labels;
import java.net.ProtocolException;
import java.util.List;
import java.util.OptionalDouble;

/// The console's answers as samples. Its own pseudo database is left out: its only clients are
/// those that ask.
final class PoolFigures {

    /// What is asked, in the order of the answers.
    static final List<String> QUESTIONS =
            List.of("SHOW STATS_TOTALS", "SHOW POOLS", "SHOW DATABASES", "SHOW LISTS", "SHOW CONFIG", "SHOW VERSION");

    private static final String CONSOLE = "pgbouncer";
    private static final double MICROS = 1e-6;
    private static final String[] DATABASE_LABELS = {"name", "host", "port", "database", "force_user", "pool_mode"};

    private final Samples samples = new Samples();
    private final Waiting waiting = new Waiting();

    private PoolFigures() {}

    /// @throws ProtocolException when what should be a number is none
    static PoolFigures of(List<List<Row>> answers) throws ProtocolException {
        var figures = new PoolFigures();
        for (Row row : answers.get(0)) {
            figures.totals(row);
        }
        for (Row row : answers.get(1)) {
            figures.pool(row);
        }
        for (Row row : answers.get(2)) {
            figures.database(row);
        }
        figures.named(answers.get(3), "list", "items", Column.OF_LISTS);
        figures.named(answers.get(4), "key", "value", Column.OF_CONFIG);
        for (Row row : answers.get(5)) {
            var version = Labels.of("version", row.text("version"));
            figures.samples.info("pgbouncer_version", "what the pooler calls itself", version);
        }
        return figures;
    }

    Samples samples() {
        return samples;
    }

    Waiting waiting() {
        return waiting;
    }

    private void totals(Row row) throws ProtocolException {
        if (row.text("database").equals(CONSOLE)) {
            return;
        }
        var labels = labels(row, "database");
        for (Column column : Column.OF_STATS_TOTALS) {
            row.number(column.column())
                    .ifPresent(value ->
                            samples.counter(column.meter(), column.meaning(), labels, value * column.factor()));
        }
    }

    private void pool(Row row) throws ProtocolException {
        if (row.text("database").equals(CONSOLE)) {
            return;
        }
        var labels = labels(row, "database", "user");
        gauges(row, labels, Column.OF_POOLS);
        OptionalDouble seconds = row.number("maxwait");
        if (seconds.isPresent()) {
            double longest = seconds.getAsDouble() + row.number("maxwait_us").orElse(0) * MICROS;
            samples.gauge("pgbouncer_pools_client_maxwait_seconds", "how long the first waits", labels, longest);
            waiting.add(row.text("database"), row.number("cl_waiting").orElse(0), longest);
        }
    }

    private void database(Row row) throws ProtocolException {
        if (!row.text("name").equals(CONSOLE)) {
            gauges(row, labels(row, DATABASE_LABELS), Column.OF_DATABASES);
        }
    }

    private void gauges(Row row, Labels labels, List<Column> columns) throws ProtocolException {
        for (Column column : columns) {
            row.number(column.column())
                    .ifPresent(
                            value -> samples.gauge(column.meter(), column.meaning(), labels, value * column.factor()));
        }
    }

    private void named(List<Row> rows, String name, String value, List<Column> wanted) throws ProtocolException {
        for (Row row : rows) {
            for (Column column : wanted) {
                if (column.column().equals(row.text(name))) {
                    row.number(value)
                            .ifPresent(number -> samples.gauge(column.meter(), column.meaning(), Labels.EMPTY, number));
                }
            }
        }
    }

    private static Labels labels(Row row, String... names) {
        Labels labels = Labels.EMPTY;
        for (String name : names) {
            labels = labels.add(name, row.text(name));
        }
        return labels;
    }
}
