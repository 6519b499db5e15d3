/// The REST API over the read views.
///
/// Begin with `message.MessageController`.
@NullMarked
package dev.tradingsystem.telegram.api;

import org.jspecify.annotations.NullMarked;
