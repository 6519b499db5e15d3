/// Turns what a source gives into events, and hands them on in order.
///
/// Begin with [UpdateSource] and [UpdateNormaliser]: what comes in, and what becomes of it.
@NullMarked
package dev.tradingsystem.telegram.gateway.ingest;

import org.jspecify.annotations.NullMarked;
