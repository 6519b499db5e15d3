package dev.tradingsystem.telegram.store.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/// Brings a database to the schema of this version, with Flyway's core API, and gives the roles
/// that exist there (`gateway`, `api`, `worker`, `tp_capital`, `grafana`) their rights.
///
/// Runs on the direct database port, never through PgBouncer, and never from several places at
/// once.
public final class Migrations {

    /// Flyway's history and the recorded flavour.
    static final String SCHEMA = "telegram_migration";

    private static final String[] WORKER_LOCATIONS = {
        "classpath:db/migrations/tp-capital", "classpath:db/migrations/grants/tp-capital"
    };

    private final String jdbcUrl;
    private final String user;
    private final String password;

    public Migrations(String jdbcUrl, String user, String password) {
        this.jdbcUrl = jdbcUrl;
        this.user = user;
        this.password = password;
    }

    /// Migrates the gateway's database.
    ///
    /// @param wanted the flavour asked for; `null` takes the recorded one, or at the first time
    ///     what the server offers
    /// @return how many migrations were applied
    /// @throws FlavourRefused when the database was made for another flavour
    public int gateway(@Nullable Flavour wanted) {
        return run(flyway(gatewayLocations(new FlavourRecord(jdbcUrl, user, password).settle(wanted))));
    }

    /// What [#gateway] would do; changes nothing.
    ///
    /// @throws FlavourRefused as [#gateway] does
    /// @throws org.flywaydb.core.api.exception.FlywayValidateException when an applied migration
    ///     is not the one of this version
    public Plan planForGateway(@Nullable Flavour wanted) {
        Flavour flavour = new FlavourRecord(jdbcUrl, user, password).look(wanted);
        return plan(flavour, flyway(gatewayLocations(flavour)));
    }

    /// What [#worker] would do; changes nothing.
    public Plan planForWorker() {
        return plan(null, flyway(WORKER_LOCATIONS));
    }

    /// The newest schema of the gateway's database that this version knows; asks no server.
    public static int gatewayVersion() {
        return NewestMigration.version(gatewayLocations(Flavour.PLAIN));
    }

    /// Migrates the worker's own database.
    ///
    /// @return how many migrations were applied
    public int worker() {
        return run(flyway(WORKER_LOCATIONS));
    }

    private FluentConfiguration flyway(String... locations) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(jdbcUrl, user, password)
                .locations(locations)
                .defaultSchema(SCHEMA)
                .createSchemas(true)
                // the flavour's table is there first
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .table("history")
                .connectRetries(30)
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .validateMigrationNaming(true);
    }

    private static String[] gatewayLocations(Flavour flavour) {
        return new String[] {
            "classpath:db/migrations/core",
            "classpath:db/migrations/" + flavour.folder(),
            "classpath:db/migrations/grants/gateway"
        };
    }

    private static Plan plan(@Nullable Flavour flavour, FluentConfiguration configuration) {
        Flyway flyway = configuration
                .connectRetries(0)
                .ignoreMigrationPatterns("*:pending")
                .load();
        flyway.validate();
        var info = flyway.info();
        List<String> steps = Arrays.stream(info.pending())
                .map(step -> step.getVersion() + " " + step.getDescription())
                .toList();
        MigrationInfo[] all = info.all();
        return new Plan(flavour, all[all.length - 1].getVersion().toString(), steps);
    }

    private static int run(FluentConfiguration configuration) {
        return configuration.load().migrate().migrationsExecuted;
    }
}
