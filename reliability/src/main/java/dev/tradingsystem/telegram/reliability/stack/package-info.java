/// Everything of an installation as real processes on this machine, with a proxy
/// between every pair that talks. Begin with [Stack].
@NullMarked
package dev.tradingsystem.telegram.reliability.stack;

import org.jspecify.annotations.NullMarked;
