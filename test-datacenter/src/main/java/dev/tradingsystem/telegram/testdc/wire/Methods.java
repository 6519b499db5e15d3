package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.tl.Tl;

/// What answers the methods of the API.
///
/// Called on the thread of the caller's connection, so for one connection in the order in which
/// the methods arrived; for several connections at once.
@FunctionalInterface
public interface Methods {

    /// The answer to a method, its wrappers taken off.
    ///
    /// What no schema line declares comes as [Tl#isUnknown] and should be answered 400. A method
    /// with an argument that none declares is answered so without asking here. Another exception
    /// than [RpcError] is answered 400 as well, counted as a failure and logged.
    Tl answer(Tl method, ClientSession caller) throws RpcError;

    /// A client began a session: its first message with a new session number has arrived.
    default void opened(ClientSession session) {}
}
