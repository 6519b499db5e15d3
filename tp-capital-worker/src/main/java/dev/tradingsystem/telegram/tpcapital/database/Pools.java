package dev.tradingsystem.telegram.tpcapital.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;

/// Closes the pools when the app ends, after everybody who uses them.
final class Pools implements AutoCloseable {

    private final List<HikariDataSource> pools = new ArrayList<>();

    HikariDataSource add(HikariDataSource pool) {
        pools.add(pool);
        return pool;
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
