package dev.tradingsystem.telegram.tpcapital.http.legacy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// `tp.capital.legacy.requests{handler}`: requests of the previous stack's clients, which show
/// when nobody is left.
final class LegacyMetrics implements HandlerInterceptor {

    private static final Map<Class<?>, String> WORDS = Map.of(
            PreviousSignalController.class, "signals",
            PreviousChannelController.class, "channels",
            ForwardedMessageController.class, "forwarded-messages",
            FullScanController.class, "full-scan",
            SyncController.class, "sync-messages",
            LogController.class, "logs",
            GoneController.class, "gone");

    private final Map<Class<?>, Counter> counters = new HashMap<>();

    LegacyMetrics(MeterRegistry registry) {
        WORDS.forEach((controller, word) -> counters.put(
                controller,
                Counter.builder("tp.capital.legacy.requests")
                        .description("requests of the previous stack's clients")
                        .tag("handler", word)
                        .register(registry)));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Counter counter = handler instanceof HandlerMethod method ? counters.get(method.getBeanType()) : null;
        if (counter != null) {
            counter.increment();
        }
        return true;
    }
}
