package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.migration.Flavour;
import dev.tradingsystem.telegram.store.migration.FlavourRefused;
import dev.tradingsystem.telegram.store.migration.Migrations;
import dev.tradingsystem.telegram.store.migration.Plan;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/// Brings the gateway's database and the worker's to the schema of this version.
final class MigrateCommand implements Command {

    @Override
    public String usage() {
        return """
                [--gateway-only|--worker-only] [--flavour timescale|plain] [--dry-run] [--format text|json]
                brings both databases to this version's schema, on their own port; --dry-run lists what would be done""";
    }

    @Override
    public Set<String> flags() {
        return Set.of("--gateway-only", "--worker-only", "--dry-run");
    }

    @Override
    public Set<String> valued() {
        return Set.of("--flavour", "--format");
    }

    @Override
    public void run(Options options, Settings settings, PrintStream out) {
        if (options.has("--gateway-only") && options.has("--worker-only")) {
            throw new Refused(Exit.USAGE, "--gateway-only and --worker-only exclude each other");
        }
        Flavour wanted = flavour(options);
        boolean json = options.json();
        boolean dryRun = options.has("--dry-run");
        // both are looked at before the first is changed
        var targets = new ArrayList<Target>();
        if (!options.has("--worker-only")) {
            targets.add(new Target(Database.gateway(settings), m -> m.planForGateway(wanted), m -> m.gateway(wanted)));
        }
        if (!options.has("--gateway-only")) {
            targets.add(new Target(Database.worker(settings), Migrations::planForWorker, Migrations::worker));
        }
        List<Plan> plans = targets.stream().map(Target::plan).toList();
        if (!dryRun) {
            targets.forEach(Target::apply);
        }
        List<MigrateReport> reports = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            reports.add(MigrateReport.of(targets.get(i).database().name(), plans.get(i), dryRun));
        }
        out.print(json ? MigrateReport.json(reports) : MigrateReport.text(reports));
    }

    private static @Nullable Flavour flavour(Options options) {
        return switch (options.value("--flavour").orElse("")) {
            case "" -> null;
            case "timescale" -> Flavour.TIMESCALE;
            case "plain" -> Flavour.PLAIN;
            case String other -> throw new Refused(Exit.USAGE, "--flavour is timescale or plain, not " + other);
        };
    }

    /// A database and what is done there.
    private record Target(Database database, Function<Migrations, Plan> planner, ToIntFunction<Migrations> work) {

        Plan plan() {
            database.requireDirect();
            return guarded(() -> planner.apply(migrations()));
        }

        void apply() {
            guarded(() -> work.applyAsInt(migrations()));
        }

        private Migrations migrations() {
            return new Migrations(database.url(), database.user(), database.password());
        }

        private <T> T guarded(Supplier<T> step) {
            try {
                return step.get();
            } catch (FlavourRefused e) {
                throw new Refused(Exit.DATA, String.valueOf(e.getMessage()));
            } catch (FlywayValidateException e) {
                throw new Refused(Exit.DATA, "%s: %s".formatted(database, e.getMessage()));
            } catch (DataAccessException e) {
                throw e.getRootCause() instanceof SQLException fault ? SqlFault.refused(database, fault) : e;
            } catch (FlywayException e) {
                throw new Refused(
                        Exit.SOFTWARE,
                        "%s: a migration failed, what it began is undone: %s".formatted(database, e.getMessage()));
            }
        }
    }
}
