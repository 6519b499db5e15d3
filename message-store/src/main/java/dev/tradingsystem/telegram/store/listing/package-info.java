/// The list of channels as operators keep it: what is on it, what it is called, what is watched.
///
/// Begin with [ChannelList].
@NullMarked
package dev.tradingsystem.telegram.store.listing;

import org.jspecify.annotations.NullMarked;
