/// Text as the parser sees it: folded characters that know where they came from, and the tokens
/// made of them.
///
/// Begin with [TextView]. Nothing here knows what a signal is.
@NullMarked
package dev.tradingsystem.telegram.tpcapital.signal.text;

import org.jspecify.annotations.NullMarked;
