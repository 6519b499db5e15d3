package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import org.jspecify.annotations.Nullable;

/// Why a person decides so.
///
/// @param reason required, at most 500 characters
public record ReasonBody(@Nullable String reason) {

    private static final int LONGEST = 500;

    /// The reason.
    ///
    /// @throws ApiProblem when there is none, or it is too long
    public String checked() {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
            throw ApiProblem.invalidBody("/reason", "from 1 to %d characters".formatted(LONGEST));
        }
        return reason.strip();
    }
}
