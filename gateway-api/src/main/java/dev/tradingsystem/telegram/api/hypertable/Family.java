package dev.tradingsystem.telegram.api.hypertable;

import dev.tradingsystem.telegram.api.figure.Samples;
import io.prometheus.metrics.model.snapshots.Labels;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Figures that one query answers together.
enum Family {
    HYPERTABLES("""
            SELECT h.hypertable, h.bytes, h.open_chunks, h.compressed_chunks, h.compression_ratio
            FROM telegram_v1.hypertables() h
            """) {
        @Override
        void take(ResultSet row, Samples samples) throws SQLException {
            var labels = Labels.of("hypertable", row.getString("hypertable"));
            samples.gauge("telegram_hypertable_size_bytes", "bytes on disk", labels, row.getDouble("bytes"));
            chunks(samples, labels, "false", row.getDouble("open_chunks"));
            chunks(samples, labels, "true", row.getDouble("compressed_chunks"));
            double ratio = row.getDouble("compression_ratio");
            if (!row.wasNull()) {
                samples.gauge("telegram_hypertable_compression_ratio", "size before by size after", labels, ratio);
            }
        }

        private void chunks(Samples samples, Labels hypertable, String compressed, double count) {
            var labels = hypertable.add("compressed", compressed);
            samples.gauge("telegram_hypertable_chunks", "parts of the table", labels, count);
        }
    },

    JOBS("""
            SELECT j.job, j.failures, extract(epoch FROM j.last_success_at)::float8 AS last_success
            FROM telegram_v1.background_jobs() j
            """) {
        @Override
        void take(ResultSet row, Samples samples) throws SQLException {
            var labels = Labels.of("job", row.getString("job"));
            samples.counter("telegram_job_failures", "runs that failed", labels, row.getDouble("failures"));
            double lastSuccess = row.getDouble("last_success");
            if (!row.wasNull()) {
                samples.gauge("telegram_job_last_success_seconds", "when it last succeeded", labels, lastSuccess);
            }
        }
    },

    AGGREGATES("""
            SELECT a.aggregate, extract(epoch FROM now() - a.complete_until)::float8 AS age
            FROM telegram_v1.aggregates() a
            WHERE a.complete_until IS NOT NULL
            """) {
        @Override
        void take(ResultSet row, Samples samples) throws SQLException {
            var labels = Labels.of("aggregate", row.getString("aggregate"));
            samples.gauge("telegram_aggregate_freshness_seconds", "age of its end", labels, row.getDouble("age"));
        }
    },

    BACKUPS("""
            SELECT extract(epoch FROM b.succeeded_at)::float8 AS last_success
            FROM telegram_v1.backups b
            WHERE b.act = 'backup'
            """) {
        @Override
        void take(ResultSet row, Samples samples) throws SQLException {
            double lastSuccess = row.getDouble("last_success");
            samples.gauge("telegram_backup_last_success", "when it was made", Labels.EMPTY, lastSuccess);
        }
    };

    private final String query;

    Family(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }

    /// One row of the answer.
    abstract void take(ResultSet row, Samples samples) throws SQLException;
}
