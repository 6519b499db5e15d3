package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.ClientSession;
import dev.tradingsystem.telegram.testdc.wire.RpcError;

/// What answers one method.
@FunctionalInterface
interface Handler {

    Tl answer(Tl method, ClientSession caller) throws RpcError;

    /// What answers a method for which one must be logged in.
    @FunctionalInterface
    interface OfUser {

        Tl answer(Tl method, User user, ClientSession caller) throws RpcError;
    }
}
