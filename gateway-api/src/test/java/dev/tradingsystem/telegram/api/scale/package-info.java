/// The API over very many messages.
///
/// Begin with [ListPlansIT].
@NullMarked
package dev.tradingsystem.telegram.api.scale;

import org.jspecify.annotations.NullMarked;
