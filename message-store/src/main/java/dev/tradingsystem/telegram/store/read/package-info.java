/// The read side: views, keyset pages, and the cache where it can prove its answer. Tables are
/// not named here.
///
/// Begin with [RecentMessages].
@NullMarked
package dev.tradingsystem.telegram.store.read;

import org.jspecify.annotations.NullMarked;
