package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.lease.LeaseKeeper;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.gateway.sink.SinkStates;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Live probes of everything this service needs; nothing is remembered from better times.
final class ServiceHealth {

    /// What the probes say together.
    ///
    /// @param status `healthy`, `degraded` (goes on, something is missing) or `unhealthy` (not
    ///     ingesting)
    record Report(
            String status,
            String telegram,
            String database,
            String cache,
            String queue,
            String lease,
            double uptime,
            Instant timestamp) {

        /// Why the service is not ready; empty when it is.
        List<String> reasons() {
            var reasons = new ArrayList<String>();
            if (!"connected".equals(database)) {
                reasons.add("database-unavailable");
            }
            if (!"held".equals(lease)) {
                reasons.add("standby");
            } else if (!TelegramWords.CONNECTED.equals(telegram) && !TelegramWords.DISABLED.equals(telegram)) {
                reasons.add(TelegramWords.WAITING.equals(telegram) ? telegram : "telegram-" + telegram);
            }
            return reasons;
        }
    }

    private final JdbcClient database;
    private final TelegramSession session;
    private final LeaseKeeper lease;
    private final SinkStates sinks;
    private final Clock clock;

    ServiceHealth(DataSource database, TelegramSession session, LeaseKeeper lease, SinkStates sinks, Clock clock) {
        this.database = JdbcClient.create(database);
        this.session = session;
        this.lease = lease;
        this.sinks = sinks;
        this.clock = clock;
    }

    Report probe() {
        boolean databaseUp = answers();
        boolean held = lease.held().isPresent();
        String cache = sinks.cache();
        String queue = sinks.queue();
        String telegram = TelegramWords.of(session.state());
        boolean ingests = TelegramWords.ingests(telegram);
        boolean all = !"unavailable".equals(cache)
                && !"unavailable".equals(queue)
                && !TelegramWords.CONNECTING.equals(telegram);
        String status = !databaseUp || !held || !ingests ? "unhealthy" : all ? "healthy" : "degraded";
        return new Report(
                status,
                telegram,
                databaseUp ? "connected" : "unavailable",
                cache,
                queue,
                held ? "held" : "standby",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
                clock.instant());
    }

    private boolean answers() {
        try {
            return database.sql("SELECT 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            return false;
        }
    }
}
