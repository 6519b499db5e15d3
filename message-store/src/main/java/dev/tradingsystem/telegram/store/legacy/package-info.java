/// Moves history over from the database of the previous stack, compares the two, and writes what
/// came since back into the previous one.
///
/// Begin with [LegacyCopy#run].
@NullMarked
package dev.tradingsystem.telegram.store.legacy;

import org.jspecify.annotations.NullMarked;
