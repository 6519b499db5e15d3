/// Statistics: what is held, and how long it took.
///
/// Begin with [StatsController].
@NullMarked
package dev.tradingsystem.telegram.api.stats;

import org.jspecify.annotations.NullMarked;
