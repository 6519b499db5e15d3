package dev.tradingsystem.telegram.tpcapital.signal;

import org.jspecify.annotations.Nullable;

/// An order is taken back.
///
/// @param asset which one; `null` unless the scope is [Scope#ASSET]
public record Cancel(@Nullable Asset asset, Scope scope, Spans spans) implements Finding {}
