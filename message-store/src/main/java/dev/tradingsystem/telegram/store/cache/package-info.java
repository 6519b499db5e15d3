/// The hot cache: the newest messages of each channel in Redis, with the proof of what it holds.
///
/// Begin with [HotMessages]; the layout of an index is described in `index.lua` beside it.
@NullMarked
package dev.tradingsystem.telegram.store.cache;

import org.jspecify.annotations.NullMarked;
