/// Which request or message the lines of a log belong to. Begin with [LogScope].
@NullMarked
package dev.tradingsystem.telegram.store.trace;

import org.jspecify.annotations.NullMarked;
