package dev.tradingsystem.telegram.testdc.account;

import org.jspecify.annotations.Nullable;

/// A marked stretch of a text.
///
/// @param offset in UTF-16 code units, as all positions of Telegram
/// @param length in UTF-16 code units
/// @param target the address of a [Kind#TEXT_LINK], else null
public record Entity(
        Kind kind, int offset, int length, @Nullable String target) {

    /// The kinds this data centre can mark.
    public enum Kind {
        BOLD,
        ITALIC,
        CODE,
        UNDERLINE,
        STRIKE,
        SPOILER,
        MENTION,
        HASHTAG,
        CASHTAG,
        URL,
        TEXT_LINK
    }

    public Entity {
        if (offset < 0 || length < 1) {
            throw new IllegalArgumentException("no stretch of a text: %d+%d".formatted(offset, length));
        }
        if ((kind == Kind.TEXT_LINK) != (target != null)) {
            throw new IllegalArgumentException(kind + " with target " + target);
        }
    }
}
