/// Conditional requests: a reader that has the newest state gets no body.
///
/// Begin with [Etags].
@NullMarked
package dev.tradingsystem.telegram.api.condition;

import org.jspecify.annotations.NullMarked;
