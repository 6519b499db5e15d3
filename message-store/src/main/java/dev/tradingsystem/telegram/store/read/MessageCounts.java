package dev.tradingsystem.telegram.store.read;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How many messages a question has, counted or as the planner guesses; its position and limit do
/// not matter.
public final class MessageCounts {

    private static final String ROWS = """
              FROM telegram_v1.messages v
             WHERE v.channel_id = ANY(:channels) AND v.sent_at >= :start AND v.sent_at < :end {filters}
            """;
    private static final String COUNT = "SELECT count(*) " + ROWS;
    private static final String PLAN = "EXPLAIN (FORMAT JSON) SELECT v.seq " + ROWS;
    private static final String TIMEOUT = "SELECT set_config('statement_timeout', :millis, true)";

    private final JdbcClient jdbc;
    private final Messages messages;
    private final TransactionTemplate transaction;

    /// @param messages cuts the time into windows
    public MessageCounts(DataSource database, Messages messages) {
        this.jdbc = JdbcClient.create(database);
        this.messages = messages;
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /// Counts; empty when that takes longer than the budget.
    public Optional<Long> exact(MessageQuery query, Duration budget) {
        long end = System.nanoTime() + budget.toNanos();
        long count = 0;
        for (var window : messages.windows(query).windows()) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return Optional.empty();
            }
            try {
                count += within(left, query, window);
            } catch (QueryTimeoutException e) {
                return Optional.empty();
            }
        }
        return Optional.of(count);
    }

    private long within(long millis, MessageQuery query, TimeWindows.Window window) {
        Long count = transaction.execute(_ -> {
            jdbc.sql(TIMEOUT)
                    .param("millis", Long.toString(millis))
                    .query(String.class)
                    .single();
            return statement(COUNT, query, window).query(Long.class).single();
        });
        return count == null ? 0 : count;
    }

    /// What the planner expects.
    public long estimate(MessageQuery query) {
        double rows = 0;
        for (var window : messages.windows(query).windows()) {
            String plan = statement(PLAN, query, window).query(String.class).single();
            JsonNode top = JsonMapper.shared().readTree(plan).path(0).path("Plan");
            rows += top.path("Plan Rows").asDouble(0);
        }
        return Math.round(rows);
    }

    private JdbcClient.StatementSpec statement(String sql, MessageQuery query, TimeWindows.Window window) {
        var statement = jdbc.sql(sql.replace("{filters}", FilterSql.conditions(query.filter())))
                .param("channels", Columns.numbers(query.channels()))
                .param("start", Columns.parameter(window.start()))
                .param("end", Columns.parameter(window.end()));
        FilterSql.bind(query.filter(), statement);
        return statement;
    }
}
