package dev.tradingsystem.telegram.td;

import dev.tradingsystem.telegram.td.TdAnswer.Lost;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client of TDLib: one account, one database folder.
///
/// Its updates go to one consumer, on the receiver's thread, in TDLib's order. Requests may be
/// sent by any thread; there are three ways to the answer: `call` waits for it, `ask` gives a
/// future, and `ask` with a handler calls that on the receiver's thread, exactly between the
/// updates TDLib gave out before and after the answer.
///
/// A client ends when TDLib says `authorizationStateClosed`: after [#close], a log-out, or
/// because Telegram revoked the session. That update still reaches the consumer; then what is
/// open is answered as lost, and a new client has to be opened.
public final class TdClient implements AutoCloseable {

    /// How long an answer is waited for when nothing else is said. TDLib itself tries again
    /// without end when Telegram is in trouble.
    public static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(TdClient.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

    private final TdReceiver receiver;
    private final Consumer<TdObject> updates;
    private final Duration timeout;
    private final OpenRequests open = new OpenRequests();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final int id;

    private TdClient(TdReceiver receiver, Consumer<TdObject> updates, Duration timeout) {
        this.receiver = receiver;
        this.updates = updates;
        this.timeout = timeout;
        this.id = receiver.json().createClientId();
    }

    /// Opens a client whose requests wait [#TIMEOUT] for their answers.
    ///
    /// @param updates takes every update; may block, which holds up TDLib and all other clients
    /// @throws IllegalStateException when the receiver was stopped
    public static TdClient open(TdReceiver receiver, Consumer<TdObject> updates) {
        return open(receiver, updates, TIMEOUT);
    }

    /// Opens a client whose requests wait `timeout` for their answers, where they say nothing
    /// else.
    public static TdClient open(TdReceiver receiver, Consumer<TdObject> updates, Duration timeout) {
        TdClient client = new TdClient(receiver, updates, timeout);
        receiver.add(client.id, client);
        // TDLib makes the client with its first request
        client.ask(TdRequest.of("getOption").with("name", "version"), _ -> {});
        return client;
    }

    /// Sends a request and waits for its answer. Not for consumers and handlers: on the
    /// receiver's thread the answer could never come.
    ///
    /// @throws TdRefusedException when TDLib says no
    /// @throws TdLostException when the client is closed, the time is up or the thread is
    ///     interrupted
    public TdObject call(TdRequest request) {
        return call(request, timeout);
    }

    /// As the other `call`, with its own time.
    public TdObject call(TdRequest request, Duration timeout) {
        if (receiver.isReceiving()) {
            throw new IllegalStateException("waiting here would hold up the answer to " + request.type());
        }
        CompletableFuture<TdObject> answer = ask(request, timeout);
        try {
            return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw failure(request, e);
        } catch (TimeoutException e) {
            throw new TdLostException(request.type(), Lost.Reason.TIMED_OUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TdLostException(request.type(), Lost.Reason.INTERRUPTED);
        }
    }

    /// Sends a request. The future fails with [TdRefusedException] or [TdLostException]. What
    /// hangs on the future runs on the receiver's thread and must not wait there.
    public CompletableFuture<TdObject> ask(TdRequest request) {
        return ask(request, timeout);
    }

    /// As the other `ask`, with its own time.
    public CompletableFuture<TdObject> ask(TdRequest request, Duration timeout) {
        CompletableFuture<TdObject> future = new CompletableFuture<>();
        ask(request, timeout, answer -> complete(future, request, answer));
        return future;
    }

    /// Sends a request. The handler is called once, on the receiver's thread, in the order of the
    /// updates around the answer; only when the client is closed already it is called here.
    public void ask(TdRequest request, Consumer<TdAnswer> handler) {
        ask(request, timeout, handler);
    }

    /// As the other `ask`, with its own time. A consumer that blocks the receiver delays the news
    /// that the time is up.
    public void ask(TdRequest request, Duration timeout, Consumer<TdAnswer> handler) {
        long number = open.add(timeout, handler);
        if (isClosed()) {
            answer(number, new Lost(Lost.Reason.CLOSED));
        } else {
            receiver.json().send(id, request.json(number));
        }
    }

    /// Whether TDLib has said the last word to this client.
    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    /// Closes the client so that its database is whole, and waits for it. Open requests end as
    /// lost. On the receiver's thread it only begins to close. A consumer that blocks must let go
    /// for it.
    @Override
    public void close() {
        ask(TdRequest.of("close"), _ -> {});
        if (receiver.isReceiving()) {
            return;
        }
        try {
            if (!closed.await(CLOSE_LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
                log.atWarn().log("tdlib did not close a client in time");
                lost();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// On the receiver's thread: an answer or an update.
    void receive(TdObject object) {
        Long number = object.int64OrNull("@extra");
        if (number != null) {
            answer(number, TdAnswer.of(object));
            return;
        }
        try {
            updates.accept(object);
        } finally {
            if (AuthState.isClosed(object)) {
                lost();
            }
        }
    }

    /// On the receiver's thread, after each look into TDLib's queue.
    void expire(long now, boolean idle) {
        answerAll(open.over(now, idle), new Lost(Lost.Reason.TIMED_OUT));
    }

    /// The end: no more answers will come.
    void lost() {
        receiver.remove(id);
        closed.countDown();
        answerAll(open.all(), new Lost(Lost.Reason.CLOSED));
    }

    private void answerAll(List<Long> numbers, TdAnswer answer) {
        for (Long number : numbers) {
            try {
                answer(number, answer);
            } catch (RuntimeException e) {
                log.atError().setCause(e).log("a handler did not take its answer");
            }
        }
    }

    private void answer(long number, TdAnswer answer) {
        Consumer<TdAnswer> handler = open.take(number);
        if (handler != null) {
            handler.accept(answer);
        }
    }

    private static void complete(CompletableFuture<TdObject> future, TdRequest request, TdAnswer answer) {
        switch (answer) {
            case TdAnswer.Ok ok -> future.complete(ok.object());
            case TdAnswer.Refused no ->
                future.completeExceptionally(new TdRefusedException(request.type(), no.error()));
            case Lost lost -> future.completeExceptionally(new TdLostException(request.type(), lost.reason()));
        }
    }

    /// The stack is that of the waiting thread: the receiver's says nothing.
    private static RuntimeException failure(TdRequest request, ExecutionException e) {
        return switch (e.getCause()) {
            case TdRefusedException no -> new TdRefusedException(request.type(), no.error());
            case TdLostException lost -> new TdLostException(request.type(), lost.reason());
            case null, default -> new IllegalStateException("no answer to " + request.type(), e);
        };
    }
}
