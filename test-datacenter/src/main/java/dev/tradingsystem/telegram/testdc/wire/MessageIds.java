package dev.tradingsystem.telegram.testdc.wire;

/// Numbers of a server's messages: the time in 2^-32 s, always growing, 1 modulo 4 for answers
/// and 3 modulo 4 for the rest.
final class MessageIds {

    private long last;

    synchronized long next(boolean answer) {
        long millis = System.currentTimeMillis();
        long now = ((millis / 1000) << 32) + ((millis % 1000) << 32) / 1000;
        last = Math.max(now & -4, (last & -4) + 4) + (answer ? 1 : 3);
        return last;
    }
}
