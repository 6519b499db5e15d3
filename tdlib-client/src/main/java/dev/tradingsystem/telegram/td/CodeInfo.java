package dev.tradingsystem.telegram.td;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where Telegram sent the code, and what it looks like.
///
/// @param phoneNumber as Telegram writes it; not for logs
/// @param via [Via] of this code
/// @param length its digits; null when it is not made of a known number of digits
/// @param nextVia the way of the next code; null when there is none
/// @param resendAfter from when on the next one may be asked for
public record CodeInfo(
        String phoneNumber,
        Via via,
        @Nullable Integer length,
        @Nullable Via nextVia,
        Duration resendAfter) {

    /// The ways a code goes.
    public enum Via {
        /// A message in Telegram, on the account's other devices.
        APP,
        SMS,
        CALL,
        /// The code is part of the number that calls.
        MISSED_CALL,
        FRAGMENT,
        /// A way this version does not know.
        OTHER
    }

    static CodeInfo of(TdObject info) {
        TdObject type = info.object("type");
        TdObject next = info.objectOrNull("next_type");
        Integer seconds = info.int32OrNull("timeout");
        return new CodeInfo(
                info.string("phone_number"),
                via(type),
                type.int32OrNull("length"),
                next == null ? null : via(next),
                Duration.ofSeconds(seconds == null ? 0 : seconds));
    }

    @Override
    public String toString() {
        return "CodeInfo[via=%s, length=%s]".formatted(via.name().toLowerCase(Locale.ROOT), length);
    }

    private static Via via(TdObject type) {
        return switch (type.type()) {
            case "authenticationCodeTypeTelegramMessage" -> Via.APP;
            case "authenticationCodeTypeSms", "authenticationCodeTypeSmsWord", "authenticationCodeTypeSmsPhrase" ->
                Via.SMS;
            case "authenticationCodeTypeCall" -> Via.CALL;
            case "authenticationCodeTypeFlashCall", "authenticationCodeTypeMissedCall" -> Via.MISSED_CALL;
            case "authenticationCodeTypeFragment" -> Via.FRAGMENT;
            default -> Via.OTHER;
        };
    }
}
