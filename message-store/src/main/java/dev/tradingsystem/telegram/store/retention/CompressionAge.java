package dev.tradingsystem.telegram.store.retention;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The age at which TimescaleDB compresses chunks of messages. Elsewhere nothing is compressed and
/// nothing happens here.
public final class CompressionAge {

    private static final String APPLY = "SELECT telegram.compress_after(:days)";

    private final JdbcClient jdbc;

    public CompressionAge(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /// Makes it so many days, counted from the newest message a chunk can hold.
    ///
    /// @return whether it was another age before
    public boolean apply(int days) {
        return jdbc.sql(APPLY).param("days", days).query(Boolean.class).single();
    }
}
