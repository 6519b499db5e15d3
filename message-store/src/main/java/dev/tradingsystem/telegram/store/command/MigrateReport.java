package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.migration.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a migration did to one database, or would do.
///
/// @param flavour `timescale` or `plain`; absent for the worker's database, which has none
/// @param version of the schema once this is done
/// @param applied whether the steps are done or only listed
record MigrateReport(String database, @Nullable String flavour, String version, boolean applied, List<String> steps) {

    static MigrateReport of(String database, Plan plan, boolean dryRun) {
        var flavour = plan.flavour() == null ? null : plan.flavour().folder();
        return new MigrateReport(database, flavour, plan.version(), !dryRun, plan.steps());
    }

    static String json(List<MigrateReport> reports) {
        return JsonMapper.builder().build().writeValueAsString(reports) + "\n";
    }

    static String text(List<MigrateReport> reports) {
        var text = new StringBuilder();
        for (MigrateReport report : reports) {
            text.append("%s%s: schema %s, %s\n"
                    .formatted(
                            report.database,
                            report.flavour == null ? "" : " (" + report.flavour + ")",
                            report.version,
                            report.summary()));
            report.steps.forEach(step -> text.append("  ").append(step).append('\n'));
        }
        return text.toString();
    }

    private String summary() {
        if (steps.isEmpty()) {
            return "nothing to do";
        }
        return steps.size() + (applied ? " applied" : " pending");
    }
}
