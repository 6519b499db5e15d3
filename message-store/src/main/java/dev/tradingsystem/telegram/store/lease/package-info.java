/// One writer per account: the lease and the fence that every append carries.
///
/// Begin with [WriterLease].
@NullMarked
package dev.tradingsystem.telegram.store.lease;

import org.jspecify.annotations.NullMarked;
