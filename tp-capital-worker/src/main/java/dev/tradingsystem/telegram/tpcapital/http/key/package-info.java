/// Who is asking, what that key may do, and how often.
///
/// Begin with [KeyFilter].
@NullMarked
package dev.tradingsystem.telegram.tpcapital.http.key;

import org.jspecify.annotations.NullMarked;
