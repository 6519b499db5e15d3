/// Answers of requests that may come twice.
///
/// Begin with [IdempotencyRecords].
@NullMarked
package dev.tradingsystem.telegram.store.idempotency;

import org.jspecify.annotations.NullMarked;
