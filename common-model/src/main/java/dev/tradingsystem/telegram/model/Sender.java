package dev.tradingsystem.telegram.model;

import org.jspecify.annotations.Nullable;

/// Who signed a message.
///
/// @param id chat or user id in TDLib's numbering
/// @param name the signature or display name
public record Sender(@Nullable Long id, @Nullable String name) {}
