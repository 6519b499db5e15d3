/// Being the one writer: takes the lease, keeps it, and tells who may write.
///
/// Begin with [LeaseKeeper].
@NullMarked
package dev.tradingsystem.telegram.gateway.lease;

import org.jspecify.annotations.NullMarked;
