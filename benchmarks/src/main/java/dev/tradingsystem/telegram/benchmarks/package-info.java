/// What every number in the docs was measured with.
///
/// Begin with [Benchmarks]; `append` is the load driver of the log, `codec` the micro-benchmarks
/// of the model.
@NullMarked
package dev.tradingsystem.telegram.benchmarks;

import org.jspecify.annotations.NullMarked;
