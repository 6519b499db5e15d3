package dev.tradingsystem.telegram.gateway.lease;

import dev.tradingsystem.telegram.store.lease.Lease;

/// Works only while this process holds the account's lease.
public interface LeaseHolder {

    /// The lease is ours: start. Called again with a higher fence after a loss.
    void taken(Lease lease);

    /// The lease is somebody else's: stop at once and forget what is not written; the new holder
    /// has it from history.
    void lost();

    /// The process ends while the lease is still ours: write what was accepted, then stop.
    void finish();
}
