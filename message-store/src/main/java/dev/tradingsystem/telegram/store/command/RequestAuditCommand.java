package dev.tradingsystem.telegram.store.command;

import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.job.Jobs;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Asks the gateway for what is missing of all watched channels, and for a
/// comparison with Telegram.
final class RequestAuditCommand implements Command {

    @Override
    public String usage() {
        return """
                [--format text|json]
                asks the gateway to fill all gaps from Telegram and to compare every watched channel; it begins once logged in""";
    }

    @Override
    public Set<String> flags() {
        return Set.of();
    }

    @Override
    public Set<String> valued() {
        return Set.of("--format");
    }

    @Override
    public void run(Options options, Settings settings, PrintStream out) {
        boolean asJson = options.json();
        Database gateway = Database.gateway(settings);
        gateway.requireDirect();
        try {
            var jobs = new Jobs(
                    new DriverManagerDataSource(gateway.url(), gateway.user(), gateway.password()), Clock.systemUTC());
            Job gaps = ask(jobs, JobKind.SYNC, true);
            Job audit = ask(jobs, JobKind.AUDIT, false);
            out.print(
                    asJson
                            ? JsonMapper.shared()
                                            .writeValueAsString(Map.of("jobs", new String[] {gaps.id(), audit.id()}))
                                    + "\n"
                            : "asked for: %s (sync), %s (audit)%n".formatted(gaps.id(), audit.id()));
        } catch (DataAccessException e) {
            throw e.getRootCause() instanceof SQLException fault ? SqlFault.refused(gateway, fault) : e;
        }
    }

    private static Job ask(Jobs jobs, JobKind kind, boolean missing) {
        var parameters = JsonNodeFactory.instance.objectNode();
        if (missing) {
            parameters.put("missing", true);
        }
        return jobs.ask(new JobRequest(kind, null, "migration", parameters)).job();
    }
}
