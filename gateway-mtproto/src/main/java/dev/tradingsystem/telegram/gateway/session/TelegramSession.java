package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.gateway.lease.LeaseHolder;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.td.AuthState;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

/// The one connection to Telegram: open only while this process holds the lease.
///
/// Its listeners are looked up when the lease is taken, so they may themselves know the session.
public final class TelegramSession implements LeaseHolder {

    private static final Logger log = LoggerFactory.getLogger(TelegramSession.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);
    private static final Duration TAKE_LIMIT = Duration.ofSeconds(10);

    private final SessionProperties properties;
    private final TdlibProperties tdlibProperties;
    private final Tdlib tdlib;
    private final ObjectProvider<UpdateListener> listeners;
    private final StatusBoard board;
    private final SessionMetrics metrics;
    private final Runnable loginNeeded;
    private final Clock clock;
    private final UpdateQueue queue;
    private final AtomicInteger openings = new AtomicInteger();
    private volatile @Nullable UpdatesThread updates;
    private volatile @Nullable Tenure tenure;

    /// @param loginNeeded called when somebody has to log in
    TelegramSession(
            SessionProperties properties,
            TdlibProperties tdlibProperties,
            Tdlib tdlib,
            ObjectProvider<UpdateListener> listeners,
            MeterRegistry registry,
            Runnable loginNeeded,
            Clock clock) {
        this.properties = properties;
        this.tdlibProperties = tdlibProperties;
        this.tdlib = tdlib;
        this.listeners = listeners;
        this.loginNeeded = loginNeeded;
        this.clock = clock;
        this.board = new StatusBoard(clock, properties.enabled() ? SessionState.STANDBY : SessionState.DISABLED);
        this.metrics = new SessionMetrics(registry, clock, board);
        this.queue = new UpdateQueue(
                properties.queueCapacity(), properties.heldUpLimit().toNanos());
    }

    /// Whether somebody is logged in and the connection is up to date.
    public boolean ready() {
        return state() == SessionState.READY;
    }

    /// Where the session stands right now.
    public SessionState state() {
        return status().state();
    }

    /// The state and what belongs to it.
    public SessionStatus status() {
        return board.status();
    }

    /// Asks Telegram and waits for the answer.
    ///
    /// @throws SessionNotReady when nobody is logged in, or no answer came in time
    /// @throws TdRefused when Telegram says no
    public TdObject ask(TdRequest request) throws InterruptedException {
        return ask(request, properties.answerLimit());
    }

    TdObject ask(TdRequest request, Duration limit) throws InterruptedException {
        OpenSession session = loggedIn(request);
        if (!isUpdatesThread()) {
            return session.questions().ask(request, limit);
        }
        queue.takerAsks(true);
        try {
            return session.questions().ask(request, limit);
        } finally {
            queue.takerAsks(false);
        }
    }

    /// Tells Telegram something whose answer is of no interest; nothing when it is not there.
    void tell(TdRequest request) {
        open().ifPresent(session -> session.tell(request));
    }

    /// Asks Telegram and has the answer taken on the updates thread, between the updates that
    /// TDLib gave before and after it. Not for the updates thread itself.
    ///
    /// @return what the taker made of it
    /// @throws SessionNotReady when nobody is logged in, or no answer came in time
    /// @throws TdRefused when Telegram says no
    public <T> T askInOrder(TdRequest request, Function<TdObject, T> taker) throws InterruptedException {
        if (isUpdatesThread()) {
            throw new IllegalStateException("the updates thread cannot wait for itself: " + request.type());
        }
        return loggedIn(request).questions().askInOrder(request, taker, properties.answerLimit());
    }

    private boolean isUpdatesThread() {
        UpdatesThread current = updates;
        return current != null && current.isCurrent();
    }

    private OpenSession loggedIn(TdRequest request) {
        return open().filter(session -> session.auth() instanceof AuthState.Ready)
                .orElseThrow(() ->
                        new SessionNotReady(state(), "nobody is logged in to Telegram to ask for " + request.type()));
    }

    /// Ends the session at Telegram; a new login is needed then.
    ///
    /// @throws SessionNotReady when nobody is logged in
    public void logOut() throws InterruptedException {
        OpenSession session = loggedIn(TdRequest.of("logOut"));
        if (session.auth() instanceof AuthState.Ready loggedIn) {
            Tenure current = tenure;
            if (current != null) {
                current.logOutAsked();
            }
            session.questions().ask(loggedIn.logOut(), properties.answerLimit());
        }
    }

    /// Closes TDLib and opens it with an empty cache; history is read again then, as after every
    /// absence. Returns at once.
    public void openAnew() {
        open().ifPresent(session -> {
            board.show(SessionState.STARTING);
            session.close(SessionEnd.of(SessionEnd.Cause.OPEN_ANEW, "its cache may be wrong"));
        });
    }

    /// How often TDLib was opened, each time with an empty cache. It tells of no edit of a message
    /// that it has not loaded since.
    public int openings() {
        return openings.get();
    }

    /// Whether the threads that belong to the session work; Telegram's state does not matter.
    public boolean lives() {
        Tenure current = tenure;
        UpdatesThread thread = updates;
        return current == null || thread == null || current.isOver() || (current.isAlive() && thread.isAlive());
    }

    /// How often TDLib's receiver has turned: it stands still only when that thread hangs. Empty
    /// while TDLib is not in use.
    public OptionalLong receiverTurns() {
        return tdlib.turns();
    }

    /// Whose session it is and how it is kept.
    public SessionDetails details() {
        return SessionDetails.of(status(), open(), Optional.ofNullable(tenure));
    }

    StatusBoard board() {
        return board;
    }

    Optional<OpenSession> open() {
        return Optional.ofNullable(tenure).flatMap(Tenure::open);
    }

    @Override
    public void taken(Lease lease) {
        if (!properties.enabled()) {
            return;
        }
        log.atInfo().addKeyValue("account", lease.fence().account()).log("session in {}", properties.directory());
        UpdatesThread current = updates;
        if (current == null) {
            current = new UpdatesThread(listeners.orderedStream().toList(), queue, metrics);
            updates = current;
            current.start();
        }
        var next = new Tenure(
                new Tenure.Parts(
                        properties,
                        tdlibProperties,
                        tdlib,
                        queue,
                        current,
                        board,
                        metrics,
                        openings,
                        loginNeeded,
                        clock),
                tenure);
        tenure = next;
        next.start();
    }

    @Override
    public void lost() {
        Tenure current = tenure;
        UpdatesThread thread = updates;
        if (current == null || thread == null) {
            return;
        }
        queue.close();
        queue.clearFor(thread.readiness(false));
        current.end();
        board.show(SessionState.STANDBY);
    }

    @Override
    public void finish() {
        Tenure current = tenure;
        UpdatesThread thread = updates;
        if (current == null || thread == null) {
            return;
        }
        current.end();
        try {
            if (!current.await(CLOSE_LIMIT)) {
                log.atWarn().log("TDLib did not close in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.finish(TAKE_LIMIT);
        board.show(SessionState.CLOSED);
    }
}
