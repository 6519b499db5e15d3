package dev.tradingsystem.telegram.model;

import java.time.Instant;

/// The identity of a message: unique only within its channel, and stored under the time it was
/// sent.
///
/// @param sentAt Telegram's own date of the message, whole seconds; it never changes
public record MessageKey(long channelId, long messageId, Instant sentAt) {}
