/// The connection to Telegram: opens TDLib while this process holds the lease, walks its login,
/// and hands its updates on in order.
///
/// Begin with [TelegramSession].
@NullMarked
package dev.tradingsystem.telegram.gateway.session;

import org.jspecify.annotations.NullMarked;
