package dev.tradingsystem.telegram.store.retention;

/// A chunk that was dropped.
///
/// @param bytes what it took on disk
/// @param changes how many rows of the log it held
record Chunk(long bytes, long changes) {}
