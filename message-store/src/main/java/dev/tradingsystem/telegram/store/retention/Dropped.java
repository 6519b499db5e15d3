package dev.tradingsystem.telegram.store.retention;

/// What a run has dropped so far.
///
/// @param messages messages, with their keys and what was said about them
/// @param changes rows of the log
/// @param chunks chunks of both, which only TimescaleDB has
/// @param bytes what these chunks took on disk
/// @param floor the lowest number the log keeps; 0 until the run has come that far
public record Dropped(long messages, long changes, long chunks, long bytes, long floor) {}
