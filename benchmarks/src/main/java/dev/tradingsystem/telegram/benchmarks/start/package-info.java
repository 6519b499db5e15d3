/// How long the apps take to start, and how much memory they take, as they are deployed.
///
/// Begin with [StartAndSize].
@NullMarked
package dev.tradingsystem.telegram.benchmarks.start;

import org.jspecify.annotations.NullMarked;
