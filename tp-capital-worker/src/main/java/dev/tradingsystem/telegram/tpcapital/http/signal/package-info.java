/// The stored signals: lists, exports, one by its id with its history, and what a person may
/// decide about it.
///
/// Begin with [SignalController].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.signal;

import org.jspecify.annotations.NullMarked;
