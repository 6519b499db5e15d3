/// Which channels are taken in; none until somebody says so.
///
/// Begin with [FirstWatched].
@NullMarked
package dev.tradingsystem.telegram.gateway.channel;

import org.jspecify.annotations.NullMarked;
