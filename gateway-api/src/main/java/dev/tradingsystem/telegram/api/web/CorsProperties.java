package dev.tradingsystem.telegram.api.web;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Which other pages may read answers in a browser.
///
/// @param origins exact origins such as `https://example.org`; none: no page but our own may
@ConfigurationProperties("telegram.api.cors")
record CorsProperties(@DefaultValue Set<String> origins) {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?");

    CorsProperties {
        origins = Set.copyOf(origins);
        List<String> wrong = origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .toList();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("telegram.api.cors.origins takes origins, not patterns: " + wrong);
        }
    }
}
