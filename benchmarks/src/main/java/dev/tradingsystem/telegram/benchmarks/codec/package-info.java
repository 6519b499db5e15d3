/// What the model costs in Java: documents, bodies and digests.
///
/// Begin with [ChangeJsonBenchmark].
@NullMarked
package dev.tradingsystem.telegram.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
