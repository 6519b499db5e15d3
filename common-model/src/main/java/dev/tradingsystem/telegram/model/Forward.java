package dev.tradingsystem.telegram.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a forwarded message came from, as far as Telegram tells.
public record Forward(
        @Nullable Long channelId,
        @Nullable Long messageId,
        @Nullable String name,
        @Nullable Instant sentAt) {}
