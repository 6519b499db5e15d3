package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.AuthState;
import dev.tradingsystem.telegram.td.TdAnswer;
import dev.tradingsystem.telegram.td.TdClient;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdReceiver;
import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client of TDLib from its opening until TDLib says that it is closed.
///
/// [#receive] runs on TDLib's receiver thread: it mirrors TDLib's states at once, however busy
/// the updates thread is, and puts everything else into the queue in front of that. [#run]
/// belongs to the session's own thread and does what may take time.
final class OpenSession {

    private static final Logger log = LoggerFactory.getLogger(OpenSession.class);

    private final Opening opening;
    private final UpdateQueue queue;
    private final UpdatesThread updates;
    private final StatusBoard board;
    private final SessionMetrics metrics;
    private final TdClient client;
    private final Questions questions;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private AuthState auth = new AuthState.WaitTdlibParameters();
    private boolean connected;
    private boolean wasReady;
    private boolean wasLoggedIn;
    private boolean ready;
    private boolean closed;
    private @Nullable SessionEnd end;
    private volatile @Nullable Account account;
    private volatile @Nullable Instant lastUpdateAt;

    OpenSession(
            TdReceiver receiver,
            Opening opening,
            UpdateQueue queue,
            UpdatesThread updates,
            StatusBoard board,
            SessionMetrics metrics) {
        this.opening = opening;
        this.queue = queue;
        this.updates = updates;
        this.board = board;
        this.metrics = metrics;
        lock.lock();
        try {
            // its first update comes at once and waits here until there is a client to answer with
            this.client = TdClient.open(receiver, this::receive, opening.answerLimit());
            this.questions = new Questions(client, this::put, board, metrics, opening.heldUpLimit());
        } finally {
            lock.unlock();
        }
    }

    /// Lives through the session; returns when TDLib has closed it.
    SessionEnd run() throws InterruptedException {
        boolean settled = false;
        boolean triedAlready = false;
        var nudge = new Nudge(this::tell);
        while (true) {
            boolean mayBeSettled;
            boolean away;
            lock.lock();
            try {
                if (!closed && (settled || triedAlready || !isLoggedIn())) {
                    long _ = changed.awaitNanos(Nudge.EVERY.toNanos());
                }
                if (closed) {
                    return end == null ? SessionEnd.of(SessionEnd.Cause.CLOSED, "closed") : end;
                }
                mayBeSettled = isLoggedIn() && !settled;
                away = !connected && end == null;
            } finally {
                lock.unlock();
            }
            if (mayBeSettled) {
                settled = settle();
                triedAlready = true;
            }
            nudge.look(away);
        }
    }

    private boolean isLoggedIn() {
        return auth instanceof AuthState.Ready && end == null;
    }

    /// Learns whose session it is, and makes sure that it is on disk.
    private boolean settle() throws InterruptedException {
        try {
            Account self = Account.of(questions.ask(TdRequest.of("getMe"), opening.answerLimit()));
            account = self;
            boolean saved = opening.save(self);
            metrics.loaded(saved);
            return saved;
        } catch (SessionNotReady | TdRefused e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("account not known yet");
            return false;
        }
    }

    private void receive(TdObject update) {
        switch (update.type()) {
            case "updateAuthorizationState" -> authorization(AuthState.of(update));
            case "updateConnectionState" ->
                connection("connectionStateReady".equals(update.object("state").type()));
            default -> handOn(update);
        }
    }

    private void handOn(TdObject update) {
        if (Unheard.contains(update.type())) {
            return;
        }
        lastUpdateAt = opening.now();
        if (put(updates.update(update))) {
            metrics.received(queue.size());
        }
    }

    private boolean put(UpdateQueue.Work work) {
        if (queue.put(work)) {
            return true;
        }
        queue.close();
        close(SessionEnd.of(SessionEnd.Cause.HELD_UP, "the updates were not taken in time"));
        return false;
    }

    private void connection(boolean isReady) {
        lock.lock();
        try {
            connected = isReady;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        mirror();
    }

    private void authorization(AuthState next) {
        lock.lock();
        try {
            auth = next;
            wasLoggedIn |= next instanceof AuthState.Ready;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        switch (next) {
            case AuthState.WaitTdlibParameters wait -> sendParameters(wait);
            case AuthState.WaitPhoneNumber _
            when opening.expectsAccount() ->
                close(SessionEnd.of(SessionEnd.Cause.CORRUPT, "a saved session is no longer in its files"));
            case AuthState.WaitPhoneNumber _ -> {
                mirror();
                opening.loginNeeded();
            }
            case AuthState.LoggingOut _ -> loggingOut();
            case AuthState.Closed _ -> ended();
            case AuthState.WaitCode _,
                    AuthState.WaitPassword _,
                    AuthState.WaitOtherDeviceConfirmation _,
                    AuthState.NeedsOperator _,
                    AuthState.Ready _,
                    AuthState.Closing _ -> mirror();
        }
    }

    private void sendParameters(AuthState.WaitTdlibParameters wait) {
        // the proxy first and unanswered: it is to carry the very first connection
        tell(opening.route());
        client.ask(wait.parameters(opening.parameters()), answer -> {
            switch (answer) {
                case TdAnswer.Ok _ -> opened();
                case TdAnswer.Refused refused -> close(opening.refused(refused.error()));
                case TdAnswer.Lost lost ->
                    close(SessionEnd.of(SessionEnd.Cause.REFUSED, "TDLib did not open: " + lost.reason()));
            }
        });
    }

    private void opened() {
        opening.requestsWhenOpened()
                .forEach(request -> client.ask(request, answer -> {
                    if (answer instanceof TdAnswer.Refused refused) {
                        log.atWarn()
                                .addKeyValue("error", refused.error().message())
                                .log("{} refused", request.type());
                    }
                }));
        opening.opened();
    }

    private void loggingOut() {
        lock.lock();
        try {
            if (end == null) {
                end = SessionEnd.of(SessionEnd.Cause.LOGGED_OUT, wasLoggedIn ? SessionEnd.SESSION : SessionEnd.LOGIN);
            }
        } finally {
            lock.unlock();
        }
        metrics.loaded(false);
        opening.loggedOut();
        mirror();
    }

    private void ended() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        metrics.loaded(false);
        mirror();
    }

    /// Shows where TDLib stands, and says on the updates thread when that begins or ends to be
    /// ready.
    private void mirror() {
        boolean was;
        boolean now;
        AuthState shown;
        lock.lock();
        try {
            was = ready;
            now = connected && isLoggedIn();
            ready = now;
            shown = auth;
            if (end == null || shown instanceof AuthState.LoggingOut) {
                AuthStates.show(board, shown, connected, opening.now());
            }
            if (now && !was && wasReady) {
                metrics.reconnected();
            }
            wasReady |= now;
        } finally {
            lock.unlock();
        }
        if (was != now) {
            put(updates.readiness(now));
        }
    }

    /// Begins to close; the first cause stands.
    void close(SessionEnd why) {
        lock.lock();
        try {
            if (closed || end != null) {
                return;
            }
            end = why;
        } finally {
            lock.unlock();
        }
        tell(TdRequest.of("close"));
    }

    /// Sends a request whose answer says nothing that the states do not.
    void tell(TdRequest request) {
        client.ask(request, _ -> {});
    }

    /// What can be asked.
    Questions questions() {
        return questions;
    }

    AuthState auth() {
        lock.lock();
        try {
            return auth;
        } finally {
            lock.unlock();
        }
    }

    Optional<Account> account() {
        return Optional.ofNullable(account);
    }

    Optional<Instant> lastUpdateAt() {
        return Optional.ofNullable(lastUpdateAt);
    }
}
