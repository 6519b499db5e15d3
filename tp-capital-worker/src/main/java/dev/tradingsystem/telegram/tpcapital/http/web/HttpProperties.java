package dev.tradingsystem.telegram.tpcapital.http.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who may ask, how often, and how dates are meant.
///
/// @param keys the keys that are accepted; several while they are being exchanged
/// @param zone in which a date without a time is a day
/// @param cursorSecret signs cursors; two values with a comma while rotating; blank: made from
///     the first key
/// @param defaultVersion the version of the API for requests that name none: 1, or 0 for clients
///     of the previous stack
/// @param rate requests a minute of each key that is not exempt
/// @param gatewayApiUrl the gateway's API, which the previous stack's sync goes through
/// @param gatewayApiKey its key
@Validated
@ConfigurationProperties("tp-capital.http")
public record HttpProperties(
        @DefaultValue({}) List<String> keys,
        @DefaultValue("America/Sao_Paulo") ZoneId zone,
        @DefaultValue("") String cursorSecret,
        @DefaultValue("1") @Min(0) @Max(1) int defaultVersion,
        @DefaultValue("300") @Positive int rate,
        @DefaultValue("http://localhost:4010") String gatewayApiUrl,
        @DefaultValue("") String gatewayApiKey) {

    private static final int SHORTEST = 16;

    public HttpProperties {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.strip().length() < SHORTEST)) {
            throw new IllegalArgumentException(
                    "TP_CAPITAL_API_KEY must be set and have at least %d characters".formatted(SHORTEST));
        }
    }

    @Override
    public String toString() {
        return "HttpProperties[%d keys, %s, version %d]".formatted(keys.size(), zone, defaultVersion);
    }
}
