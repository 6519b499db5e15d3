package dev.tradingsystem.telegram.tpcapital.crash;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.tpcapital.Databases;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Follows the log as the gateway's sinks do: what cannot be delivered is delivered again, in
/// order, until it is. Begins with what comes after its making.
final class LogFollower implements AutoCloseable {

    private static final int PAGE = 200;

    private final Changes changes;
    private final Target target;
    private final long from;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /// Where changes are delivered.
    interface Target {
        void deliver(List<Change> changes) throws Exception;
    }

    LogFollower(String name, Databases databases, Target target) {
        this.changes = new Changes(databases.gateway());
        this.target = target;
        this.from = changes.head();
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        long position = from;
        try {
            while (!stopping.await(5, TimeUnit.MILLISECONDS)) {
                position = step(position);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private long step(long position) throws InterruptedException {
        try {
            List<Change> next = changes.after(position, PAGE);
            target.deliver(next);
            return next.isEmpty() ? position : next.getLast().seq();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception _) {
            boolean _ = stopping.await(200, TimeUnit.MILLISECONDS);
            return position;
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
