package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Keeps what it is told, and can be held up.
final class Recorder implements UpdateListener {

    interface Taker {
        void take(TdObject update) throws InterruptedException;
    }

    final AtomicInteger ready = new AtomicInteger();
    final AtomicInteger gone = new AtomicInteger();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile @Nullable Taker taker;

    /// Lets the next update wait until [#release].
    void hold() {
        gate = new CountDownLatch(1);
    }

    void release() {
        gate.countDown();
    }

    /// Does something with each new message beside keeping it.
    void taker(Taker other) {
        taker = other;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    @Override
    public void updated(TdObject update) throws InterruptedException {
        if (!update.type().equals("updateNewMessage")) {
            return;
        }
        gate.await();
        TdObject content = update.object("message").object("content");
        if (content.type().equals("messageText")) {
            texts.add(content.object("text").string("text"));
        }
        Taker also = taker;
        if (also != null) {
            also.take(update);
        }
    }

    @Override
    public void sessionReady() {
        ready.incrementAndGet();
    }

    @Override
    public void sessionGone() {
        gone.incrementAndGet();
    }
}
