/// What a data centre knows: users, channels, posts, files and the time.
///
/// Begin with [Channel]; [Accounts] holds them all. Nothing here knows the wire: what happens in
/// a channel is told to one listener, in order.
@NullMarked
package dev.tradingsystem.telegram.testdc.account;

import org.jspecify.annotations.NullMarked;
