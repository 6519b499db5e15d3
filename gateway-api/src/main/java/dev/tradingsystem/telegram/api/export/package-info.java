/// Lists without an end: newline-delimited JSON, cut off recognisably when something fails.
///
/// Begin with [Exports].
@NullMarked
package dev.tradingsystem.telegram.api.export;

import org.jspecify.annotations.NullMarked;
