/// API keys: their form, and the table that knows their digests.
///
/// Begin with [ApiKeys].
@NullMarked
package dev.tradingsystem.telegram.store.key;

import org.jspecify.annotations.NullMarked;
