package dev.tradingsystem.telegram.store.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A job as it stands.
///
/// @param id `job_` and a ULID, so that ids are in order of time
/// @param account whose gateway does it; `null` while any may take it
/// @param request what was asked for, as it was asked
/// @param problem why it failed, as a problem document
public record Job(
        String id,
        JobKind kind,
        JobState state,
        @Nullable String account,
        String requestedBy,
        JsonNode request,
        JobProgress progress,
        @Nullable JsonNode result,
        @Nullable JsonNode problem,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant changedAt) {}
