/// The gateway with the real TDLib, logged in to a data centre of our own.
///
/// Begin with [TelegramGateway].
@NullMarked
package dev.tradingsystem.telegram.gateway.telegram;

import org.jspecify.annotations.NullMarked;
