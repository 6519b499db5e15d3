package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.AuthState;
import dev.tradingsystem.telegram.td.CodeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What TDLib's states are called here.
final class AuthStates {

    /// Telegram's links live half a minute and are renewed then.
    private static final Duration QR_LIFE = Duration.ofSeconds(30);

    private AuthStates() {}

    static void show(StatusBoard board, AuthState auth, boolean connected, Instant now) {
        switch (auth) {
            case AuthState.WaitTdlibParameters _ -> board.show(SessionState.STARTING);
            case AuthState.WaitPhoneNumber _ -> board.show(SessionState.WAITING_FOR_LOGIN);
            case AuthState.WaitCode wait -> board.show(SessionState.WAITING_FOR_CODE, code(wait.info(), board, now));
            case AuthState.WaitPassword wait ->
                board.show(
                        SessionState.WAITING_FOR_PASSWORD,
                        new LoginStep.Password(wait.hint() == null ? "" : wait.hint()));
            case AuthState.WaitOtherDeviceConfirmation wait ->
                board.show(SessionState.WAITING_FOR_QR_SCAN, qr(wait.link(), board, now));
            case AuthState.Ready _ -> board.show(connected ? SessionState.READY : SessionState.RECONNECTING);
            case AuthState.LoggingOut _ -> board.show(SessionState.LOGGING_OUT);
            case AuthState.Closing _, AuthState.Closed _ -> {
                // whoever closed it says why
            }
            case AuthState.NeedsOperator needs ->
                board.stuck("Telegram asks for %s, which only its own application can give".formatted(needs.type()));
        }
    }

    private static LoginStep.Code code(CodeInfo info, StatusBoard board, Instant now) {
        Instant resendAfter = info.nextVia() == null ? null : now.plus(info.resendAfter());
        Integer length = info.length();
        var code = new LoginStep.Code(
                PhoneMask.of(info.phoneNumber()),
                info.via().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                length == null ? 0 : length,
                resendAfter);
        // a change of the connection alone shows the same step again: its time began before
        return board.status().step() instanceof LoginStep.Code known && isSame(known, code) ? known : code;
    }

    private static boolean isSame(LoginStep.Code known, LoginStep.Code code) {
        return known.via().equals(code.via())
                && known.phone().equals(code.phone())
                && (known.resendAfter() == null) == (code.resendAfter() == null);
    }

    private static LoginStep.Qr qr(String link, StatusBoard board, Instant now) {
        LoginStep step = board.status().step();
        if (step instanceof LoginStep.Qr known && known.link().equals(link)) {
            return known;
        }
        int revision = step instanceof LoginStep.Qr known ? known.revision() + 1 : 1;
        return new LoginStep.Qr(link, revision, now.plus(QR_LIFE));
    }
}
