package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdObject;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whose session it is.
///
/// @param id Telegram's id of the user
/// @param name first and last name
/// @param phone masked; empty for a bot
/// @param isBot a bot sees only channels it administers and cannot read history
public record Account(long id, String name, String phone, boolean isBot) {

    static Account of(TdObject user) {
        String name = Stream.of("first_name", "last_name")
                .map(field -> user.has(field) ? user.string(field) : "")
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        String phone = user.has("phone_number") ? user.string("phone_number") : "";
        TdObject type = user.objectOrNull("type");
        boolean isBot = type != null && "userTypeBot".equals(type.type());
        return new Account(user.int64("id"), name, phone.isBlank() ? "" : PhoneMask.of(phone), isBot);
    }

    /// The id alone.
    @Override
    public String toString() {
        return "Account[%d]".formatted(id);
    }
}
