/// How fast the log takes messages, beside COPY of the same rows.
///
/// Begin with [AppendVersusCopy#measure].
@NullMarked
package dev.tradingsystem.telegram.benchmarks.append;

import org.jspecify.annotations.NullMarked;
