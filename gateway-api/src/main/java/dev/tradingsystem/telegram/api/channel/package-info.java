/// The channels that are known.
///
/// Begin with [ChannelController].
@NullMarked
package dev.tradingsystem.telegram.api.channel;

import org.jspecify.annotations.NullMarked;
