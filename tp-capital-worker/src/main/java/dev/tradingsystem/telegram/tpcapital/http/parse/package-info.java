/// Reads a text on request and stores nothing.
///
/// Begin with [ParseController].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.parse;

import org.jspecify.annotations.NullMarked;
