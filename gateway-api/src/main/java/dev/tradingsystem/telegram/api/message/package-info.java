/// Messages as they are now.
///
/// Begin with [MessageController].
@NullMarked
package dev.tradingsystem.telegram.api.message;

import org.jspecify.annotations.NullMarked;
