package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdObject;

/// Takes what TDLib reports. All listeners are called in their bean order on one thread, in the
/// order in which TDLib spoke.
///
/// A listener that waits holds TDLib back: behind it stands a bounded queue, and when that is
/// full for too long TDLib is closed and opened again once the listener is through.
public interface UpdateListener {

    /// Takes an update. What is thrown is logged and counted; the next update follows.
    ///
    /// @throws InterruptedException when the service stops
    void updated(TdObject update) throws InterruptedException;

    /// The session is logged in, connected and up to date, after it was not. What happened
    /// meanwhile may have been told in part only.
    default void sessionReady() {}

    /// The session is not ready any more.
    default void sessionGone() {}
}
