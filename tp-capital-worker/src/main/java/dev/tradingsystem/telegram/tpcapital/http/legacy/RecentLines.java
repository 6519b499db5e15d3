package dev.tradingsystem.telegram.tpcapital.http.legacy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// The last lines of the log, for who asks for them over HTTP. Only what a line says, none of its
/// values; what looks like a secret is masked all the same.
final class RecentLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final int MOST = 200;
    private static final Pattern SECRET = Pattern.compile(
            "tgk_\\w{1,64}|(?i:bearer\\s{1,4}\\S{1,200})|(?i:(?:password|secret|token|key)[=:]\\s?\\S{1,200})|[A-Za-z0-9_-]{40,200}");

    private final Deque<Line> lines = new ArrayDeque<>();

    /// One line.
    record Line(String level, String message, Instant at) {}

    void begin() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            setContext(root.getLoggerContext());
            start();
            root.addAppender(this);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        var line = new Line(
                event.getLevel().toString().toLowerCase(Locale.ROOT),
                masked(String.valueOf(event.getFormattedMessage())),
                event.getInstant());
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > MOST) {
                lines.removeFirst();
            }
        }
    }

    /// The newest, oldest first.
    ///
    /// @param level only lines of this level; `null` for all
    List<Line> newest(int limit, @Nullable String level) {
        List<Line> all;
        synchronized (lines) {
            all = new ArrayList<>(lines);
        }
        List<Line> wanted = all.stream()
                .filter(line -> level == null || line.level().equalsIgnoreCase(level))
                .toList();
        return wanted.subList(Math.max(0, wanted.size() - limit), wanted.size());
    }

    static String masked(String message) {
        return SECRET.matcher(message).replaceAll("***");
    }

    @Override
    public void close() {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.detachAppender(this);
        }
        stop();
    }
}
