/// Wires the library that knows tables and cache.
///
/// Begin with [StoreConfiguration].
@NullMarked
package dev.tradingsystem.telegram.api.store;

import org.jspecify.annotations.NullMarked;
