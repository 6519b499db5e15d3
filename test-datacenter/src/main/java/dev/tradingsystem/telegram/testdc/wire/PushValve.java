package dev.tradingsystem.telegram.testdc.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Where pushes can be swallowed or held back, as a bad network or a busy data centre would.
final class PushValve {

    private final Tally tally;
    private final List<Runnable> held = new ArrayList<>();
    private int toDrop;
    private boolean holding;

    PushValve(Tally tally) {
        this.tally = tally;
    }

    void pass(ClientSession session, byte[] updates) {
        if (isFor(session, updates)) {
            session.sendContent(updates, false);
        }
    }

    /// Whether this push goes on at once.
    private synchronized boolean isFor(ClientSession session, byte[] updates) {
        if (toDrop > 0) {
            toDrop--;
            tally.dropped.increment();
            return false;
        }
        if (holding) {
            held.add(() -> session.sendContent(updates, false));
        }
        return !holding;
    }

    synchronized void drop(int pushes) {
        toDrop = pushes;
    }

    synchronized void hold() {
        holding = true;
    }

    synchronized void release(boolean reordered) {
        holding = false;
        if (reordered) {
            Collections.reverse(held);
        }
        held.forEach(Runnable::run);
        held.clear();
    }
}
