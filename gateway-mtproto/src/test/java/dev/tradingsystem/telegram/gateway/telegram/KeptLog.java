package dev.tradingsystem.telegram.gateway.telegram;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps every log line with its keys and its stack.
final class KeptLog extends AppenderBase<ILoggingEvent> {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    static KeptLog attach(Logger logger) {
        var log = new KeptLog();
        log.setContext(logger.getLoggerContext());
        log.start();
        logger.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        lines.add("%s %s %s"
                .formatted(
                        event.getFormattedMessage(),
                        event.getKeyValuePairs(),
                        thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
