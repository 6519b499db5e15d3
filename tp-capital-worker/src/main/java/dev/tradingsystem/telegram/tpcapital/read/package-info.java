/// What was stored, for readers: signals with their history, reviews, and what channels came to.
/// Nothing here writes.
///
/// Begin with [SignalReader].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.read;

import org.jspecify.annotations.NullMarked;
