package dev.tradingsystem.telegram.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an open login waits for.
public sealed interface LoginStep {

    /// A code that Telegram sent.
    ///
    /// @param phone the number it was sent for, masked
    /// @param via how it was sent: `app`, `sms`, `call` …
    /// @param length its digits; 0 when unknown
    /// @param resendAfter when another one may be asked for; null when none may
    record Code(
            String phone, String via, int length, @Nullable Instant resendAfter) implements LoginStep {}

    /// A QR code to be scanned.
    ///
    /// @param link what it shows; a credential
    /// @param revision grows with each new link
    /// @param expiresAt when Telegram usually replaces it
    record Qr(String link, int revision, Instant expiresAt) implements LoginStep {
        @Override
        public String toString() {
            return "Qr[revision=%d]".formatted(revision);
        }
    }

    /// The account's password.
    ///
    /// @param hint what its owner wrote to remember it; may be empty
    record Password(String hint) implements LoginStep {
        @Override
        public String toString() {
            return "Password[]";
        }
    }
}
