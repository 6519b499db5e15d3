package dev.tradingsystem.telegram.api.page;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How pages are cut.
///
/// @param defaultSize items on a page when nothing is asked for
/// @param maxSize the most that may be asked for
/// @param cursorSecret signs cursors; two values with a comma while rotating, the first one signs
@Validated
@ConfigurationProperties("telegram.page")
public record PageProperties(
        @DefaultValue("50") @Positive int defaultSize,
        @DefaultValue("500") @Positive int maxSize,

        @NotBlank(message = "is required: set TELEGRAM_API_CURSOR_SECRET")
        String cursorSecret) {

    /// The number of items to answer.
    ///
    /// @throws ApiProblem when it is out of range: a page is never cut silently
    public int limit(@Nullable Integer asked) {
        if (asked == null) {
            return Math.min(defaultSize, maxSize);
        }
        if (asked < 1 || asked > maxSize) {
            throw ApiProblem.invalidParameter("limit", "from 1 to " + maxSize);
        }
        return asked;
    }

    /// The same for a number as it was sent.
    public int limitOf(@Nullable String asked) {
        return Words.number("limit", asked, Math.min(defaultSize, maxSize), 1, maxSize);
    }

    @Override
    public String toString() {
        return "PageProperties[defaultSize=" + defaultSize + ", maxSize=" + maxSize + "]";
    }
}
