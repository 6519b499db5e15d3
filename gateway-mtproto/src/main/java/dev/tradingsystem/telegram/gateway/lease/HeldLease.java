package dev.tradingsystem.telegram.gateway.lease;

import java.time.Instant;

/// The lease, as its holder sees it.
///
/// @param holder names this process
/// @param fence the number its appends carry
/// @param expiresAt when it ends unless it is renewed, by our clock; the database's alone decides
public record HeldLease(String holder, long fence, Instant expiresAt) {}
