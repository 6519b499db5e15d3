package dev.tradingsystem.telegram.api.legacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The gateway's session, as the previous stack showed its file.
final class GatewaySession {

    private final AskedGateway gateway;
    private final Clock clock;

    GatewaySession(AskedGateway gateway, Clock clock) {
        this.gateway = gateway;
        this.clock = clock;
    }

    /// @param path null, as are size and hash: the session is no one's to look at
    /// @param mtprotoUptime in seconds
    record Session(
            boolean exists,
            @Nullable String path,
            @Nullable Long sizeBytes,
            @Nullable String updatedAt,
            @Nullable Long ageMs,
            @Nullable String hash,
            boolean connectedToTelegram,
            boolean sessionFileExists,
            double mtprotoUptime,
            String mtprotoStatus) {}

    Session read() {
        JsonNode session = gateway.get("/session");
        JsonNode health = gateway.get("/health");
        boolean exists = session.path("account").isObject();
        String savedAt = session.path("store").path("savedAt").asString("");
        Instant saved = savedAt.isEmpty() ? null : Instant.parse(savedAt);
        return new Session(
                exists,
                null,
                null,
                Stamps.orNull(saved),
                saved == null ? null : Duration.between(saved, clock.instant()).toMillis(),
                null,
                session.path("state").asString("").equals("READY"),
                exists,
                health.path("uptime").asDouble(0),
                health.path("status").asString("unknown"));
    }
}
