/// Requests with a body: how large it may be, and what happens when the same one comes twice.
///
/// Begin with [IdempotencyFilter].
@NullMarked
package dev.tradingsystem.telegram.api.idempotency;

import org.jspecify.annotations.NullMarked;
