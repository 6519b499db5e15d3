package dev.tradingsystem.telegram.td;

import java.util.List;

/// Requests of the log-in that more than one state allows.
final class LoginSteps {

    private LoginSteps() {}

    static TdRequest phone(String number) {
        return TdRequest.of("setAuthenticationPhoneNumber").with("phone_number", number);
    }

    static TdRequest qr() {
        return TdRequest.of("requestQrCodeAuthentication").with("other_user_ids", List.of());
    }

    static TdRequest bot(String token) {
        return TdRequest.of("checkAuthenticationBotToken").with("token", token);
    }

    /// Before the log-in is complete TDLib takes a log-out as: forget it. The client ends, and
    /// the next one begins at the phone number.
    static TdRequest cancel() {
        return TdRequest.of("logOut");
    }
}
