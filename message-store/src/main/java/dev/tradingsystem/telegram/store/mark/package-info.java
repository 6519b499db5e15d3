/// Marks on messages: an operator's delete, and the wish that a consumer takes one again. They
/// stand beside the log and show in the views at once.
///
/// Begin with [Marks].
@NullMarked
package dev.tradingsystem.telegram.store.mark;

import org.jspecify.annotations.NullMarked;
