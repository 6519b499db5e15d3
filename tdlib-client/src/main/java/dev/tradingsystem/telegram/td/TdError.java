package dev.tradingsystem.telegram.td;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// TDLib's "no" to a request.
///
/// @param code 400 wrong request, 401 no longer authorized, 404 not found, 429 too many requests,
///     500 and above trouble on Telegram's side
/// @param message Telegram's own word for it, such as `PHONE_CODE_INVALID`
public record TdError(int code, String message) {

    private static final Pattern WAIT =
            Pattern.compile("^(?:Too Many Requests: retry after |[A-Z0-9_]*WAIT_)(\\d{1,9})$");

    static TdError of(TdObject error) {
        return new TdError(error.int32("code"), error.string("message"));
    }

    /// How long Telegram wants to be left alone; empty when this is another error. TDLib itself
    /// sits out what is not above a minute, so these are the longer ones.
    public Optional<Duration> floodWait() {
        Matcher wait = WAIT.matcher(message);
        return wait.matches() ? Optional.of(Duration.ofSeconds(Long.parseLong(wait.group(1)))) : Optional.empty();
    }

    /// Whether the request was cut off because the client is closing.
    boolean isAborted() {
        return code == 500 && message.equals("Request aborted");
    }
}
