package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdAnswer;
import dev.tradingsystem.telegram.td.TdClient;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Asks one client of TDLib.
final class Questions {

    private final TdClient client;
    private final Predicate<UpdateQueue.Work> queue;
    private final StatusBoard board;
    private final SessionMetrics metrics;
    private final Duration heldUpLimit;

    /// @param queue puts work before the updates thread; false when it will not be done
    Questions(
            TdClient client,
            Predicate<UpdateQueue.Work> queue,
            StatusBoard board,
            SessionMetrics metrics,
            Duration heldUpLimit) {
        this.client = client;
        this.queue = queue;
        this.board = board;
        this.metrics = metrics;
        this.heldUpLimit = heldUpLimit;
    }

    /// Asks and waits.
    TdObject ask(TdRequest request, Duration limit) throws InterruptedException {
        PendingAnswer<TdObject> pending = pending(request);
        send(request, limit, pending, pending::give);
        return pending.await(limit);
    }

    /// Asks, and has the answer taken on the updates thread in its place among the updates.
    <T> T askInOrder(TdRequest request, Function<TdObject, T> taker, Duration limit) throws InterruptedException {
        PendingAnswer<T> pending = pending(request);
        send(request, limit, pending, object -> {
            if (!queue.test(new Taking<>(pending, object, taker))) {
                pending.lose("the updates were not taken in time");
            }
        });
        return pending.await(limit.plus(heldUpLimit));
    }

    private <T> PendingAnswer<T> pending(TdRequest request) {
        return new PendingAnswer<>(request.type(), () -> board.status().state());
    }

    private void send(TdRequest request, Duration limit, PendingAnswer<?> pending, Consumer<TdObject> taker) {
        client.ask(request, limit, answer -> {
            switch (answer) {
                case TdAnswer.Ok ok -> taker.accept(ok.object());
                case TdAnswer.Refused refused -> {
                    metrics.refused(refused.error());
                    pending.refuse(refused);
                }
                case TdAnswer.Lost lost -> pending.lose(lost.reason().name());
            }
        });
    }
}
