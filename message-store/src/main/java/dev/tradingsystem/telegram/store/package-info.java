/// The only place that knows table names and the layout of the cache.
///
/// Begin with `log.MessageLog`, the writing side, and `read`, the reading one.
@NullMarked
package dev.tradingsystem.telegram.store;

import org.jspecify.annotations.NullMarked;
