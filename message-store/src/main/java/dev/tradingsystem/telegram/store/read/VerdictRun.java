package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Message ids side by side with the same verdict.
///
/// @param by how the newest proof among them was learnt; `null` for unknown ids, and for messages
///     that the log no longer reaches back to
/// @param provedAt when
public record VerdictRun(
        long fromId,
        long toId,
        Verdict verdict,
        CoverageLedger.@Nullable By by,
        @Nullable Instant provedAt) {}
