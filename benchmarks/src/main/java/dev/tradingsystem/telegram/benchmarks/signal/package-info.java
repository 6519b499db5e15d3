/// How long a message takes from the gateway's reception to the stored signal, in each of the
/// worker's modes.
///
/// Begin with [PathLatency].
@NullMarked
package dev.tradingsystem.telegram.benchmarks.signal;

import org.jspecify.annotations.NullMarked;
