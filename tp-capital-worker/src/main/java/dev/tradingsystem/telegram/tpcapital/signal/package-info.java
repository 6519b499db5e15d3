/// Reads messages into findings and keeps what follows from them.
///
/// Begin with `SignalDesk`, what happens to one change; [SignalParser] is how a text is read, and
/// knows nothing else.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.signal;

import org.jspecify.annotations.NullMarked;
