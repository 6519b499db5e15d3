package dev.tradingsystem.telegram.store.job;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is asked for.
///
/// @param account whose gateway shall do it; `null` for whichever takes it first
/// @param requestedBy who asks, such as the name of a key
/// @param parameters what the kind needs, as a JSON object
public record JobRequest(JobKind kind, @Nullable String account, String requestedBy, JsonNode parameters) {

    /// Equal for requests that would do the same: kind and channels, not how much of them.
    String sameAs() {
        return kind.word() + ' ' + parameters.path("channels").toString();
    }
}
