package dev.tradingsystem.telegram.store.migration;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Remembers which flavour a database was made for.
final class FlavourRecord {

    private static final String CREATE = """
            CREATE SCHEMA IF NOT EXISTS telegram_migration;
            CREATE TABLE IF NOT EXISTS telegram_migration.flavour (
              one boolean PRIMARY KEY DEFAULT true CHECK (one),
              name text NOT NULL)
            """;

    private static final String OFFERED = """
            SELECT EXISTS (SELECT FROM pg_available_extensions e WHERE e.name = 'timescaledb')
            """;

    private final JdbcClient jdbc;

    FlavourRecord(String jdbcUrl, String user, String password) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(jdbcUrl, user, password));
    }

    Flavour settle(@Nullable Flavour wanted) {
        jdbc.sql(CREATE).update();
        Flavour flavour = choose(wanted, recorded());
        jdbc.sql("INSERT INTO telegram_migration.flavour (name) VALUES (:name) ON CONFLICT (one) DO NOTHING")
                .param("name", flavour.folder())
                .update();
        return flavour;
    }

    /// The same answer as [#settle], with nothing written.
    Flavour look(@Nullable Flavour wanted) {
        boolean known = jdbc.sql("SELECT to_regclass('telegram_migration.flavour') IS NOT NULL")
                .query(Boolean.class)
                .single();
        return choose(wanted, known ? recorded() : Optional.empty());
    }

    private Optional<Flavour> recorded() {
        return jdbc.sql("SELECT f.name FROM telegram_migration.flavour f")
                .query(String.class)
                .optional()
                .map(name -> Flavour.valueOf(name.toUpperCase(Locale.ROOT)));
    }

    private Flavour choose(@Nullable Flavour wanted, Optional<Flavour> recorded) {
        boolean offered = jdbc.sql(OFFERED).query(Boolean.class).single();
        Flavour flavour = recorded.orElseGet(() -> first(wanted, offered));
        if (wanted != null && wanted != flavour) {
            throw new FlavourRefused(
                    "this database was made for %s and cannot become %s in place: export its messages, migrate an empty database, import them there"
                            .formatted(flavour.folder(), wanted.folder()));
        }
        if (flavour == Flavour.TIMESCALE && !offered) {
            throw new FlavourRefused(
                    "this database was made for timescale, but the server does not offer the extension: install it, or export and import into a plain database");
        }
        return flavour;
    }

    private static Flavour first(@Nullable Flavour wanted, boolean offered) {
        if (wanted != null) {
            return wanted;
        }
        return offered ? Flavour.TIMESCALE : Flavour.PLAIN;
    }
}
