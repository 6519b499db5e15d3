package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.td.TdObject;
import org.jspecify.annotations.Nullable;

/// TDLib's numbers for messages. The server's message n is n << 20; other low bits mean not sent
/// yet, scheduled or local.
public final class TdIds {

    private static final int SHIFT = 20;
    private static final long LOCAL_BITS = (1L << SHIFT) - 1;

    private TdIds() {}

    /// TDLib's id of the server's message n.
    public static long tdId(long messageId) {
        return messageId << SHIFT;
    }

    /// Goes on with the message that the object is about, if it is a channel's and the server has
    /// numbered it.
    ///
    /// @param idField the object's field that holds the message's id
    static Normalised ofMessage(TdObject td, String idField, OfMessage next) {
        long channelId = td.int64("chat_id");
        if (!Plausible.isChannel(channelId)) {
            return new Normalised.Ignored(Normalised.Reason.OTHER_CHAT);
        }
        Long messageId = serverId(td.int64(idField), td.path() + '.' + idField);
        return messageId == null
                ? new Normalised.Ignored(Normalised.Reason.NOT_SERVER_MESSAGE)
                : next.with(channelId, messageId);
    }

    /// The server's number of a message; `null` when the server has not numbered it.
    ///
    /// @throws MalformedUpdate when it cannot be the id of any message
    static @Nullable Long serverId(long tdId, String path) {
        if (tdId <= 0 || tdId >> SHIFT > Integer.MAX_VALUE) {
            throw new MalformedUpdate("%s is %d, which is no message's id".formatted(path, tdId));
        }
        return reference(tdId);
    }

    /// The server's number of a message that is only referred to; `null` when it has none.
    public static @Nullable Long reference(@Nullable Long tdId) {
        return tdId == null || tdId <= 0 || (tdId & LOCAL_BITS) != 0 ? null : Long.valueOf(tdId >> SHIFT);
    }

    /// What is done with a message once it is known which one it is.
    interface OfMessage {
        Normalised with(long channelId, long messageId);
    }
}
