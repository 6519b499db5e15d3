package dev.tradingsystem.telegram.testdc.rpc;

import dev.tradingsystem.telegram.testdc.account.Accounts;
import dev.tradingsystem.telegram.testdc.account.BasicGroup;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.wire.RpcError;

/// Finds what a client names, if the client may see it.
final class Peers {

    private final Accounts accounts;

    Peers(Accounts accounts) {
        this.accounts = accounts;
    }

    /// The channel of an `inputChannel`, `inputPeerChannel` or `peerChannel`.
    ///
    /// @throws RpcError 400 `CHANNEL_INVALID`, or `CHANNEL_PRIVATE` when the user has no access
    Channel channel(Tl input, User user) throws RpcError {
        Channel channel = known(input);
        if (!channel.isOpenTo(user)) {
            throw new RpcError(400, "CHANNEL_PRIVATE");
        }
        return channel;
    }

    /// The same, whether the user has access or not.
    Channel known(Tl input) throws RpcError {
        Channel channel = input.has("channel_id") ? accounts.channel(input.int64("channel_id")) : null;
        if (channel == null || (input.has("access_hash") && input.int64("access_hash") != channel.accessHash())) {
            throw new RpcError(400, "CHANNEL_INVALID");
        }
        return channel;
    }

    boolean isGroup(Tl input) {
        return input.is("inputPeerChat");
    }

    BasicGroup group(Tl input, User user) throws RpcError {
        BasicGroup group = accounts.basicGroup(input.int64("chat_id"));
        if (group == null || !group.contains(user)) {
            throw new RpcError(400, "CHAT_ID_INVALID");
        }
        return group;
    }
}
