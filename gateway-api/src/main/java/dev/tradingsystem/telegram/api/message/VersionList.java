package dev.tradingsystem.telegram.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The versions of a message that the log holds, oldest first.
record VersionList(List<Version> items) {

    /// One version.
    ///
    /// @param kind `posted`, `edited` or `deleted`
    /// @param at when it was sent, edited or deleted
    /// @param text text or caption
    /// @param diff against the version before, if asked for
    record Version(
            int version,
            long seq,
            String kind,
            Instant at,
            @Nullable String text,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<TextDiff> diff) {}
}
