/// Figures of others that this app exports under names that are not ours to choose: asked for
/// at intervals of their own, and read by scrapes from memory.
///
/// Begin with [Figures].
@NullMarked
package dev.tradingsystem.telegram.api.figure;

import org.jspecify.annotations.NullMarked;
