package dev.tradingsystem.telegram.store.trace;

import dev.tradingsystem.telegram.model.wire.Trace;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Until it is closed, what this thread logs carries the key of what it works for.
///
/// These keys are set here and nowhere else: a line that gave one of them itself would name it
/// twice and could not be written as JSON.
public final class LogScope implements AutoCloseable {

    private static final String REQUEST = "requestId";
    private static final String TRACE = "traceId";

    private final String key;
    private final @Nullable String before;

    private LogScope(String key, String value) {
        this.key = key;
        this.before = MDC.get(key);
        MDC.put(key, value);
    }

    /// Works for a request.
    public static LogScope request(String id) {
        return new LogScope(REQUEST, id);
    }

    /// Works on a message.
    public static LogScope message(long channelId, long messageId) {
        return trace(Trace.id(channelId, messageId));
    }

    /// Works on the message of that trace.
    public static LogScope trace(String id) {
        return new LogScope(TRACE, id);
    }

    /// The request this thread works for.
    public static Optional<String> requestId() {
        return Optional.ofNullable(MDC.get(REQUEST));
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, before);
        }
    }
}
