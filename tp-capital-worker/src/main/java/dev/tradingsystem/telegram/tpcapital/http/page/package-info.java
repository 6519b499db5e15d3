/// Pages: signed cursors, limits, ranges of time and links.
///
/// Begin with [Cursors].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.page;

import org.jspecify.annotations.NullMarked;
