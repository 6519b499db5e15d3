/// What is older than the operator keeps: messages by their own time, the log by its low end.
///
/// Begin with [RetentionRun].
@NullMarked
package dev.tradingsystem.telegram.store.retention;

import org.jspecify.annotations.NullMarked;
