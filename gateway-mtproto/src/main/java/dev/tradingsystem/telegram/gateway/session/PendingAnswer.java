package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// What somebody waits for: Telegram's answer, or what was made of it.
///
/// @param <T> what is made of the answer
final class PendingAnswer<T> {

    private final String request;
    private final Supplier<SessionState> state;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    PendingAnswer(String request, Supplier<SessionState> state) {
        this.request = request;
        this.state = state;
    }

    void give(T value) {
        result.complete(value);
    }

    void fail(RuntimeException e) {
        result.completeExceptionally(e);
    }

    void refuse(TdAnswer.Refused refused) {
        fail(new TdRefused(request, refused.error()));
    }

    void lose(String why) {
        fail(new SessionNotReady(state.get(), "no answer to %s: %s".formatted(request, why)));
    }

    T await(Duration limit) throws InterruptedException {
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new SessionNotReady(state.get(), "no answer to %s within %s".formatted(request, limit));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("no answer to " + request, e);
        }
    }
}
