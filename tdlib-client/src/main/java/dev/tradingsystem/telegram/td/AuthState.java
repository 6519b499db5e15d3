package dev.tradingsystem.telegram.td;

import org.jspecify.annotations.Nullable;

/// How far a client is with Telegram: TDLib's authorization states, each with the steps that are
/// legal in it as requests.
///
/// `toString` shows neither the code's whereabouts nor the hint nor the link: they are
/// credentials or close to it.
public sealed interface AuthState {

    /// Reads the state out of `updateAuthorizationState`, or out of the state itself. A state
    /// that this version does not know is one for the operator.
    static AuthState of(TdObject object) {
        TdObject state = isUpdate(object) ? object.object("authorization_state") : object;
        return switch (state.type()) {
            case "authorizationStateWaitTdlibParameters" -> new WaitTdlibParameters();
            case "authorizationStateWaitPhoneNumber" -> new WaitPhoneNumber();
            case "authorizationStateWaitCode" -> new WaitCode(CodeInfo.of(state.object("code_info")));
            case "authorizationStateWaitPassword" -> WaitPassword.of(state);
            case "authorizationStateWaitOtherDeviceConfirmation" ->
                new WaitOtherDeviceConfirmation(state.string("link"));
            case "authorizationStateReady" -> new Ready();
            case "authorizationStateLoggingOut" -> new LoggingOut();
            case "authorizationStateClosing" -> new Closing();
            case "authorizationStateClosed" -> new Closed();
            default -> new NeedsOperator(state.type());
        };
    }

    /// Whether an object is the update that tells a state.
    static boolean isUpdate(TdObject object) {
        return object.type().equals("updateAuthorizationState");
    }

    /// Whether an object is the last update of a client.
    static boolean isClosed(TdObject object) {
        return isUpdate(object) && object.object("authorization_state").type().equals("authorizationStateClosed");
    }

    /// TDLib wants to know its folders and whose application it is. A proxy is sent before,
    /// without waiting for its answer, see [SocksProxy].
    record WaitTdlibParameters() implements AuthState {

        public TdRequest parameters(TdParameters parameters) {
            return parameters.request();
        }
    }

    /// Nobody is logged in.
    record WaitPhoneNumber() implements AuthState {

        /// The number is international, with or without `+`. Telegram sends a code to it.
        public TdRequest phone(String number) {
            return LoginSteps.phone(number);
        }

        public TdRequest qr() {
            return LoginSteps.qr();
        }

        public TdRequest bot(String token) {
            return LoginSteps.bot(token);
        }
    }

    /// Telegram sent a code. A wrong one is refused and the state stays.
    record WaitCode(CodeInfo info) implements AuthState {

        public TdRequest code(String code) {
            return TdRequest.of("checkAuthenticationCode").with("code", code);
        }

        /// Asks for the code again, on the way [CodeInfo#nextVia] names. Refused before
        /// [CodeInfo#resendAfter] is over, or when there is no next way.
        public TdRequest resend() {
            return TdRequest.of("resendAuthenticationCode").with("reason", TdRequest.of("resendCodeReasonUserRequest"));
        }

        /// Begins again with this number.
        public TdRequest phone(String number) {
            return LoginSteps.phone(number);
        }

        public TdRequest qr() {
            return LoginSteps.qr();
        }

        public TdRequest cancel() {
            return LoginSteps.cancel();
        }
    }

    /// The account has a second password. A wrong one is refused and the state stays.
    ///
    /// @param hint what the owner wrote to remember it by; null when there is none
    /// @param hasRecovery whether Telegram knows an e-mail address to recover it
    record WaitPassword(@Nullable String hint, boolean hasRecovery) implements AuthState {

        static WaitPassword of(TdObject state) {
            String hint = state.stringOrNull("password_hint");
            return new WaitPassword(
                    hint == null || hint.isEmpty() ? null : hint,
                    Boolean.TRUE.equals(state.boolOrNull("has_recovery_email_address")));
        }

        public TdRequest password(String password) {
            return TdRequest.of("checkAuthenticationPassword").with("password", password);
        }

        public TdRequest cancel() {
            return LoginSteps.cancel();
        }

        @Override
        public String toString() {
            return "WaitPassword[hasRecovery=" + hasRecovery + "]";
        }
    }

    /// Another device of the account has to scan the link as a QR code. Telegram renews the link
    /// every half minute or so; each comes as a state of its own.
    ///
    /// @param link a credential while it is valid
    record WaitOtherDeviceConfirmation(String link) implements AuthState {

        public TdRequest cancel() {
            return LoginSteps.cancel();
        }

        @Override
        public String toString() {
            return "WaitOtherDeviceConfirmation[]";
        }
    }

    /// Logged in.
    record Ready() implements AuthState {

        /// Ends the session at Telegram and deletes its files.
        public TdRequest logOut() {
            return TdRequest.of("logOut");
        }
    }

    /// The session ends, by request or because Telegram revoked it.
    record LoggingOut() implements AuthState {}

    /// The client closes, its files stay.
    record Closing() implements AuthState {}

    /// The client has ended.
    record Closed() implements AuthState {}

    /// Telegram wants something only a person can do in its own application, such as
    /// registration, an e-mail address or a purchase.
    ///
    /// @param type TDLib's name of the state
    record NeedsOperator(String type) implements AuthState {

        public TdRequest cancel() {
            return LoginSteps.cancel();
        }
    }
}
