package dev.tradingsystem.telegram.td;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/// What a class logs while a test looks on.
final class LoggedLines {

    private final Logger logger;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private LoggedLines(Logger logger) {
        this.logger = logger;
    }

    static LoggedLines of(Class<?> type) {
        LoggedLines logged = new LoggedLines((Logger) LoggerFactory.getLogger(type));
        logged.lines.start();
        logged.logger.addAppender(logged.lines);
        return logged;
    }

    /// Takes lines of this level and above, for the test alone: the console gets none.
    LoggedLines atLevel(Level level) {
        logger.setLevel(level);
        logger.setAdditive(false);
        return this;
    }

    List<ILoggingEvent> stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
        logger.setAdditive(true);
        return List.copyOf(lines.list);
    }
}
