package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one thread on which listeners learn what TDLib says.
final class UpdatesThread {

    private static final Logger log = LoggerFactory.getLogger(UpdatesThread.class);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final List<UpdateListener> listeners;
    private final UpdateQueue queue;
    private final SessionMetrics metrics;
    private final Thread thread = Thread.ofPlatform().name("updates").daemon().unstarted(this::run);
    private boolean toldReady;
    private volatile boolean ended;

    UpdatesThread(List<UpdateListener> listeners, UpdateQueue queue, SessionMetrics metrics) {
        this.listeners = List.copyOf(listeners);
        this.queue = queue;
        this.metrics = metrics;
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    /// Whether the caller is on this thread.
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    private void run() {
        try {
            while (!ended) {
                UpdateQueue.Work work = queue.take(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (work != null) {
                    work.run();
                    metrics.taken(queue.size());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended = true;
            queue.clear();
        }
    }

    /// Hands an update to each listener. One that fails keeps it from no other.
    UpdateQueue.Work update(TdObject update) {
        return () -> {
            for (UpdateListener listener : listeners) {
                try {
                    listener.updated(update);
                } catch (RuntimeException e) {
                    failed(listener, update.type(), e);
                }
            }
        };
    }

    /// Says that the session is ready, or is not any more; nothing when that is known.
    UpdateQueue.Work readiness(boolean ready) {
        return () -> {
            if (toldReady == ready) {
                return;
            }
            toldReady = ready;
            for (UpdateListener listener : listeners) {
                try {
                    if (ready) {
                        listener.sessionReady();
                    } else {
                        listener.sessionGone();
                    }
                } catch (RuntimeException e) {
                    failed(listener, ready ? "ready" : "gone", e);
                }
            }
        };
    }

    private void failed(UpdateListener listener, String what, RuntimeException e) {
        metrics.failed();
        log.atError()
                .addKeyValue("consumer", listener.getClass().getSimpleName())
                .setCause(e)
                .log("{} was not taken", what);
    }

    /// Takes what waits, until nothing does or the time is up, then ends.
    void finish(Duration limit) {
        try {
            if (!queue.awaitIdle(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                log.atWarn()
                        .addKeyValue("count", queue.size())
                        .log("updates not taken before the stop, they come from history");
            }
            ended = true;
            thread.interrupt();
            boolean _ = thread.join(LOOK.multipliedBy(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
