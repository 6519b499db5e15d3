/// The log: every change in order, for followers.
///
/// Begin with [ChangeController].
@NullMarked
package dev.tradingsystem.telegram.api.change;

import org.jspecify.annotations.NullMarked;
