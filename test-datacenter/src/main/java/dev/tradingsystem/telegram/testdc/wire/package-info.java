/// Connections, key exchange and encrypted messages of a Telegram data centre.
///
/// Begin with [DatacenterServer].
@NullMarked
package dev.tradingsystem.telegram.testdc.wire;

import org.jspecify.annotations.NullMarked;
