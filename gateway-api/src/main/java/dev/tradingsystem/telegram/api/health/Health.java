package dev.tradingsystem.telegram.api.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What works.
///
/// @param status `healthy`, `degraded` or `unhealthy`
/// @param uptime in seconds
/// @param message what is wrong when it is `unhealthy`
public record Health(
        String status,
        String service,
        String database,
        String cache,
        String gatewayService,
        double uptime,
        Instant timestamp,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String message) {

    /// It answers.
    public static final String CONNECTED = "connected";
    static final String UNAVAILABLE = "unavailable";
    static final String DISABLED = "disabled";

    static Health of(String database, String cache, String gateway, double uptime, Instant now) {
        boolean up = database.equals(CONNECTED);
        boolean whole = isFine(cache) && isFine(gateway);
        String status = up ? whole ? "healthy" : "degraded" : "unhealthy";
        return new Health(
                status,
                "telegram-gateway-api",
                database,
                cache,
                gateway,
                uptime,
                now,
                up ? null : "the database does not answer");
    }

    private static boolean isFine(String state) {
        return state.equals(CONNECTED) || state.equals(DISABLED);
    }

    boolean isServing() {
        return database.equals(CONNECTED);
    }
}
