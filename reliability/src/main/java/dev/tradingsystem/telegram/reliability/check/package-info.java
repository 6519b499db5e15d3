/// Compares what a data centre told with everything that became of it. Pure code over a recorded
/// observation. Begin with [Checker].
@NullMarked
package dev.tradingsystem.telegram.reliability.check;

import org.jspecify.annotations.NullMarked;
