package dev.tradingsystem.telegram.store.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradingsystem.telegram.local.LocalPostgres;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class MigrationsIT {

    @Test
    void appliesEachMigrationOnceAndKeepsTheFlavour() {
        try (var postgres = LocalPostgres.start()) {
            postgres.createDatabase("gateway");
            var migrations = new Migrations(postgres.jdbcUrl("gateway"), postgres.user(), postgres.password());
            assertThat(migrations.gateway(null)).isPositive();
            assertThat(migrations.gateway(null)).isZero();
            assertThat(migrations.gateway(Flavour.PLAIN)).isZero();
            assertThatThrownBy(() -> migrations.gateway(Flavour.TIMESCALE))
                    .isInstanceOf(FlavourRefused.class)
                    .hasMessageContaining("made for plain")
                    .hasMessageContaining("export");
        }
    }

    @Test
    void everyIdIsABigintEveryTimeHasAZoneAndNothingIsCompiled() throws SQLException {
        try (var postgres = LocalPostgres.start()) {
            for (String database : new String[] {"gateway", "worker"}) {
                postgres.createDatabase(database);
                var migrations = new Migrations(postgres.jdbcUrl(database), postgres.user(), postgres.password());
                assertThat("gateway".equals(database) ? migrations.gateway(null) : migrations.worker())
                        .isPositive();
                assertThat(oddColumns(postgres, database)).isEmpty();
                assertThat(value(postgres, database, "SHOW jit")).isEqualTo("off");
            }
        }
    }

    private static String oddColumns(LocalPostgres postgres, String database) throws SQLException {
        String query = """
                SELECT coalesce(string_agg(format('%s.%s %s', table_name, column_name, data_type), ', '), '')
                  FROM information_schema.columns
                 WHERE table_schema IN ('telegram', 'telegram_v1', 'tp_capital')
                   AND ((column_name ~ '(channel|message)_id$' AND data_type <> 'bigint')
                     OR (column_name ~ '_at$' AND data_type <> 'timestamp with time zone')
                     OR data_type = 'timestamp without time zone')
                """;
        return value(postgres, database, query);
    }

    private static String value(LocalPostgres postgres, String database, String query) throws SQLException {
        try (var connection = postgres.connect(database);
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
