package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.key.Caller;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/// Says in every answer below `/api/` that there is something newer, and counts
/// `api.legacy.requests{path,key}`, which shows when nobody is left.
final class LegacyFilter extends OncePerRequestFilter {

    /// Where the previous stack's paths begin.
    static final String PREFIX = "/api/";

    /// The day the paths at the root took over, in the form of RFC 9745.
    private static final String DEPRECATED = "@1767225600"; // 2026-01-01

    private static final String GATEWAY = "telegram-gateway";
    private static final String NOBODY = "none";
    private static final Set<String> PATHS = Set.of(
            "messages",
            "channels",
            "config",
            "actions",
            "auth",
            "overview",
            "metrics",
            "queue",
            "session",
            "photos",
            "sync-messages",
            "jobs");

    private final MeterRegistry registry;

    LegacyFilter(MeterRegistry registry) {
        this.registry = registry;
        PATHS.forEach(path -> counter(path, NOBODY));
        counter("other", NOBODY);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PREFIX);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("Deprecation", DEPRECATED);
        response.setHeader("Link", "</openapi>; rel=\"successor-version\"");
        try {
            chain.doFilter(request, response);
        } finally {
            String key = Caller.find(request).map(caller -> caller.key().name()).orElse(NOBODY);
            counter(path(request.getRequestURI()), key).increment();
        }
    }

    private Counter counter(String path, String key) {
        return Counter.builder("api.legacy.requests")
                .description("requests of the previous stack's clients")
                .tag("path", path)
                .tag("key", key)
                .register(registry);
    }

    /// One of a few words: a path itself may hold ids, or nonsense.
    private static String path(String uri) {
        List<String> steps = List.of(uri.substring(PREFIX.length()).split("/", 3));
        String word = steps.size() > 1 && steps.getFirst().equals(GATEWAY) ? steps.get(1) : steps.getFirst();
        return PATHS.contains(word) ? word : "other";
    }
}
