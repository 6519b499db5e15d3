/// The worker that turns messages of a signals channel into trading signals.
///
/// Begin with `signal.SignalDesk`.
@NullMarked
package dev.tradingsystem.telegram.tpcapital;

import org.jspecify.annotations.NullMarked;
