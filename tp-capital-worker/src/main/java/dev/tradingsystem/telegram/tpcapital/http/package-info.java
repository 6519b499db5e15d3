/// What the worker answers over HTTP: its signals, its health, and whether it is ready.
///
/// Begin with [SignalController]; [ApiKeyFilter] stands in front of everything but the probes.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http;

import org.jspecify.annotations.NullMarked;
