/// Pages: signed cursors, limits and links.
///
/// Begin with [Cursors].
@NullMarked
package dev.tradingsystem.telegram.api.page;

import org.jspecify.annotations.NullMarked;
