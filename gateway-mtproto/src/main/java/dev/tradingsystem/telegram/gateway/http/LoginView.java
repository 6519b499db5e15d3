package dev.tradingsystem.telegram.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.gateway.session.LoginStep;
import dev.tradingsystem.telegram.gateway.session.SessionState;
import dev.tradingsystem.telegram.gateway.session.SessionStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The login as a client sees it. The phone is masked, and the QR code's link is not in it.
///
/// @param actions what can be done now
@JsonInclude(JsonInclude.Include.ALWAYS)
record LoginView(
        SessionState state,
        @Nullable String attempt,
        @Nullable String method,
        @Nullable String phone,
        @Nullable CodeView code,
        @Nullable PasswordView password,
        @Nullable QrView qr,
        Instant since,
        @Nullable String problem,
        List<String> actions) {

    record CodeView(
            String via, @Nullable Integer length, @Nullable Instant resendAfter) {}

    record PasswordView(String hint) {}

    record QrView(int revision, Instant expiresAt) {}

    static LoginView of(SessionStatus status) {
        var code = status.step() instanceof LoginStep.Code step ? step : null;
        var password = status.step() instanceof LoginStep.Password step ? step : null;
        var qr = status.step() instanceof LoginStep.Qr step ? step : null;
        return new LoginView(
                status.state(),
                status.attempt(),
                code != null ? "phone" : qr != null ? "qr" : null,
                code == null ? null : code.phone(),
                code == null
                        ? null
                        : new CodeView(code.via(), code.length() == 0 ? null : code.length(), code.resendAfter()),
                password == null ? null : new PasswordView(password.hint()),
                qr == null ? null : new QrView(qr.revision(), qr.expiresAt()),
                status.since(),
                status.problem(),
                actions(status, code));
    }

    private static List<String> actions(SessionStatus status, LoginStep.@Nullable Code code) {
        return switch (status.state()) {
            case WAITING_FOR_LOGIN -> List.of("phone", "qr", "bot");
            case WAITING_FOR_CODE ->
                code != null && code.resendAfter() != null
                        ? List.of("code", "resend", "cancel")
                        : List.of("code", "cancel");
            case WAITING_FOR_QR_SCAN -> List.of("cancel");
            case WAITING_FOR_PASSWORD -> List.of("password", "cancel");
            case FAILED -> status.attempt() == null ? List.of() : List.of("cancel");
            case DISABLED, STANDBY, STARTING, READY, RECONNECTING, LOGGING_OUT, CLOSED -> List.of();
        };
    }
}
