package dev.tradingsystem.telegram.gateway.http;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may ask this service.
///
/// @param keys the accepted keys, at least 16 characters each; several while one is being
///     replaced
@ConfigurationProperties("telegram.http")
record HttpProperties(@DefaultValue List<String> keys) {

    private static final int SHORTEST = 16;

    HttpProperties {
        keys = keys.stream().map(HttpProperties::bare).toList();
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "API_SECRET_TOKEN must hold at least one key, each of %d characters or more".formatted(SHORTEST));
        }
    }

    private static String bare(String key) {
        String stripped = key.strip();
        boolean quoted = stripped.length() > 1
                && (stripped.startsWith("\"") || stripped.startsWith("'"))
                && stripped.charAt(0) == stripped.charAt(stripped.length() - 1);
        return quoted ? stripped.substring(1, stripped.length() - 1).strip() : stripped;
    }

    @Override
    public String toString() {
        return "HttpProperties[keys=%d]".formatted(keys.size());
    }
}
