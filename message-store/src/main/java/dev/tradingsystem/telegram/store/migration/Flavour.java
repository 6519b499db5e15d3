package dev.tradingsystem.telegram.store.migration;

import java.util.Locale;

/// Which kind of server a database was made for; fixed by its first migration.
public enum Flavour {
    /// TimescaleDB: hypertables, compression, continuous aggregates.
    TIMESCALE,
    /// PostgreSQL 15 or newer without it; the same names, ordinary tables and views.
    PLAIN;

    /// The folder below `db/migrations`.
    public String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
