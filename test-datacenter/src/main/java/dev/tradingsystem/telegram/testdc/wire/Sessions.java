package dev.tradingsystem.telegram.testdc.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions a data centre remembers.
final class Sessions {

    private record Name(long key, long session) {}

    private final Map<Name, ClientSession> sessions = new ConcurrentHashMap<>();
    private final PushValve valve;
    private final Tally tally;

    Sessions(PushValve valve, Tally tally) {
        this.valve = valve;
        this.tally = tally;
    }

    /// The session of this number; a new one when there is none, or it was lost.
    ClientSession at(AuthKey key, long id, Transport.Target target) {
        return sessions.compute(
                new Name(key.id(), id),
                (_, known) ->
                        known == null || known.isLost() ? new ClientSession(key, id, target, valve, tally) : known);
    }

    void forgetAll() {
        sessions.values().forEach(ClientSession::lose);
        sessions.clear();
    }

    void forget(AuthKey key) {
        sessions.values().removeIf(session -> {
            boolean gone = session.authKey() == key || session.encryptionKey() == key;
            if (gone) {
                session.lose();
            }
            return gone;
        });
    }
}
