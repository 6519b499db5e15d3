package dev.tradingsystem.telegram.api.hypertable;

import dev.tradingsystem.telegram.api.figure.Samples;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/// The database's figures, by one query for each [Family].
///
/// What a query does not answer is not exported; on plain PostgreSQL there are no hypertables,
/// jobs and aggregates, and before the first backup none is named. A query that fails leaves out
/// its own family, a database that is away all of them.
final class HypertableMetrics implements Supplier<MetricSnapshots> {

    private static final Logger log = LoggerFactory.getLogger(HypertableMetrics.class);

    private final JdbcTemplate jdbc;
    private final Set<Family> failed = EnumSet.noneOf(Family.class);

    HypertableMetrics(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
    }

    @Override
    public MetricSnapshots get() {
        var samples = new Samples();
        try {
            for (Family family : Family.values()) {
                ask(family, samples);
            }
            return samples.snapshots();
        } catch (CannotGetJdbcConnectionException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("database did not answer for its figures");
            return new MetricSnapshots();
        }
    }

    private void ask(Family family, Samples samples) {
        try {
            RowCallbackHandler each = row -> family.take(row, samples);
            jdbc.query(family.query(), each);
            failed.remove(family);
        } catch (CannotGetJdbcConnectionException e) {
            throw e;
        } catch (DataAccessException e) {
            if (failed.add(family)) {
                log.atWarn().addKeyValue("error", e.getMessage()).log("figures of the database could not be read");
            }
        }
    }
}
