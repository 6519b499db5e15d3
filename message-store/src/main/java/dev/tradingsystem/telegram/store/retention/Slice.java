package dev.tradingsystem.telegram.store.retention;

import java.util.Optional;

/// What one transaction dropped.
///
/// @param next where the next one begins; empty when nothing is left
record Slice(long dropped, Optional<Place> next) {}
