package dev.tradingsystem.telegram.store.lease;

/// The number that tells a writer's appends from those of whoever held the lease before it.
///
/// @param account the Telegram account written for
/// @param number grows with each new holder
public record Fence(String account, long number) {}
