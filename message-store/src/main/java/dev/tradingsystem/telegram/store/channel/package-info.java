/// The channels an account watches or has imported.
///
/// Begin with [ChannelRecords].
@NullMarked
package dev.tradingsystem.telegram.store.channel;

import org.jspecify.annotations.NullMarked;
