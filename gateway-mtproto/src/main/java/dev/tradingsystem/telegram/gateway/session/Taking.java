package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdObject;
import java.util.function.Function;

/// An answer that is taken on the updates thread.
record Taking<T>(PendingAnswer<T> pending, TdObject answer, Function<TdObject, T> taker) implements UpdateQueue.Work {

    @Override
    public void run() {
        try {
            pending.give(taker.apply(answer));
        } catch (RuntimeException e) {
            // the asker learns it, the thread goes on
            pending.fail(e);
        }
    }

    @Override
    public void forgotten() {
        pending.lose("the session was closed");
    }
}
