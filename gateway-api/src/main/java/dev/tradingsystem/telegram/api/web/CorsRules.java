package dev.tradingsystem.telegram.api.web;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/// Lets pages of some origins read answers. They send a key of their own: cookies never count.
final class CorsRules {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final List<String> EXPOSED = List.of(
            "ETag",
            "Link",
            "Location",
            "RateLimit",
            "RateLimit-Policy",
            "Retry-After",
            "API-Version",
            "Deprecation",
            "Sunset",
            "X-Request-Id");

    private CorsRules() {}

    /// An origin that is not among them gets no headers, so its browser shows it nothing.
    static CorsConfigurationSource of(Set<String> origins) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(List.copyOf(origins));
        rules.setAllowedMethods(METHODS);
        rules.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        rules.setExposedHeaders(EXPOSED);
        rules.setAllowCredentials(false);
        rules.setMaxAge(REMEMBERED);
        return request -> {
            String origin = request.getHeader("Origin");
            return origin != null && origins.contains(origin) ? rules : null;
        };
    }
}
