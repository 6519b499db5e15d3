package dev.tradingsystem.telegram.api.scale;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server did for each statement of the API: `auto_explain` sends the plan of every
/// statement as a notice, with what was really read, and the app's own JDBC layer logs notices.
final class Plans implements AutoCloseable {

    private static final List<String> EXPLAINING = List.of(
            "session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_format = 'json'",
            "auto_explain.log_level = 'notice'");

    private final Logger logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
    private final Queue<String> notices = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            notices.add(event.getFormattedMessage());
        }
    };

    /// Ends all sessions of the others: the next ones explain themselves.
    Plans(JdbcClient jdbc, String database) {
        for (String setting : EXPLAINING) {
            jdbc.sql("ALTER DATABASE " + database + " SET " + setting).update();
        }
        jdbc.sql(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = ? AND pid <> pg_backend_pid()")
                .param(database)
                .query(Long.class)
                .single();
        appender.start();
        logger.addAppender(appender);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
    }

    /// The plans of what the API does for it.
    List<JsonNode> of(Runnable question) {
        notices.clear();
        question.run();
        return notices.stream()
                .filter(notice -> notice.contains("plan:"))
                .map(notice ->
                        notice.substring(notice.indexOf("{", notice.indexOf("plan:")), notice.lastIndexOf('}') + 1))
                .map(JsonMapper.shared()::readTree)
                .toList();
    }

    /// Every step of a plan, from the top.
    static List<JsonNode> steps(JsonNode plan) {
        var steps = new ArrayList<JsonNode>();
        collect(plan.path("Plan"), steps);
        return steps;
    }

    private static void collect(JsonNode step, List<JsonNode> steps) {
        steps.add(step);
        step.path("Plans").forEach(below -> collect(below, steps));
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
    }
}
