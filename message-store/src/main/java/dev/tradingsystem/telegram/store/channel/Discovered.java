package dev.tradingsystem.telegram.store.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A chat of the account, as discovery found it.
///
/// @param members how many, where Telegram says
/// @param kind `channel`, `supergroup`, `forum` or `group`
/// @param refused why it cannot be watched; `null` when it can
/// @param watched whether it is
public record Discovered(
        long channelId,
        String title,
        @Nullable String username,
        @Nullable Integer members,
        String kind,
        @Nullable String refused,
        boolean watched,
        Instant foundAt) {}
