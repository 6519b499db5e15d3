package dev.tradingsystem.telegram.store.lease;

/// A lease just taken, with where the account's writing stands.
///
/// @param fence what every append must carry
/// @param batch number of the last batch appended; the next one is this plus one
/// @param lastSeq the account's last number in the log, 0 if there is none
public record Lease(Fence fence, long batch, long lastSeq) {}
