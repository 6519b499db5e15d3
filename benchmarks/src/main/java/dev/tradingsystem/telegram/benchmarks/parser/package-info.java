/// What it costs to read a message as a trading signal.
///
/// Begin with [SignalParserBenchmark].
@NullMarked
package dev.tradingsystem.telegram.benchmarks.parser;

import org.jspecify.annotations.NullMarked;
