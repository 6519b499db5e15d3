package dev.tradingsystem.telegram.testdc.wire;

import java.util.concurrent.ThreadLocalRandom;

/// A session without a connection, for tests of what answers methods.
public final class LooseSession {

    private LooseSession() {}

    /// A session of a new key at a data centre.
    public static ClientSession at(int dc) {
        byte[] key = new byte[256];
        ThreadLocalRandom.current().nextBytes(key);
        return ofKey(new AuthKey(key, 1, false), dc);
    }

    /// Another session of a client.
    public static ClientSession ofKey(AuthKey key, int dc) {
        var tally = new Tally();
        long id = ThreadLocalRandom.current().nextLong();
        return new ClientSession(key, id, new Transport.Target(dc, false), new PushValve(tally), tally);
    }
}
