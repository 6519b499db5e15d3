package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdNativeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the session open under one lease, on a thread of its own: opens it, and decides what
/// follows whenever it ends.
final class Tenure {

    private static final Logger log = LoggerFactory.getLogger(Tenure.class);
    private static final Duration MENDED = Duration.ofSeconds(30);
    private static final Duration UNLOCKED = Duration.ofSeconds(5);

    /// Everything a session is opened with.
    record Parts(
            SessionProperties properties,
            TdlibProperties tdlibProperties,
            Tdlib tdlib,
            UpdateQueue queue,
            UpdatesThread updates,
            StatusBoard board,
            SessionMetrics metrics,
            AtomicInteger openings,
            Runnable loginNeeded,
            Clock clock) {}

    private final Parts parts;
    private final SessionDirectory directory;
    private final SessionRecord record;
    private final @Nullable Tenure before;
    private final CountDownLatch unwanted = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("session").daemon().unstarted(this::run);
    private volatile @Nullable OpenSession open;
    private volatile boolean logOutAsked;

    /// @param before the tenure before this one; it is over before this one opens anything
    Tenure(Parts parts, @Nullable Tenure before) {
        this.parts = parts;
        this.before = before;
        this.directory = new SessionDirectory(parts.properties().directory());
        this.record = new SessionRecord(directory.path());
    }

    void start() {
        thread.start();
    }

    Optional<OpenSession> open() {
        return Optional.ofNullable(open);
    }

    SessionDirectory directory() {
        return directory;
    }

    Optional<SavedSession> saved() {
        return record.read();
    }

    /// The next end at Telegram is our own wish.
    void logOutAsked() {
        logOutAsked = true;
    }

    /// Ends the session; what waits to be taken can still be taken.
    void end() {
        unwanted.countDown();
        OpenSession current = open;
        if (current != null) {
            current.close(SessionEnd.of(SessionEnd.Cause.CLOSED, "closed"));
        }
    }

    /// Waits until TDLib is closed.
    ///
    /// @return false when it was not in time
    boolean await(Duration limit) throws InterruptedException {
        return !thread.isAlive() || thread.join(limit);
    }

    /// Whether it was ended.
    boolean isOver() {
        return !isWanted();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    private boolean isWanted() {
        return unwanted.getCount() > 0;
    }

    private void run() {
        try {
            Tenure former = before;
            if (former != null) {
                boolean _ = former.await(Duration.ofMinutes(1));
            }
            parts.queue().open();
            while (isWanted()) {
                openAndFollow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void openAndFollow() throws InterruptedException {
        try {
            follow(openOnce());
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("session ended by a fault of ours");
            failed(SessionEnd.of(SessionEnd.Cause.REFUSED, "a fault of ours: see the log"), MENDED);
        }
    }

    private SessionEnd openOnce() throws InterruptedException {
        try {
            if (parts.board().status().state() != SessionState.FAILED) {
                parts.board().show(SessionState.STARTING);
            }
            if (directory.isNoDirectory()) {
                return SessionEnd.of(SessionEnd.Cause.CORRUPT, "the session directory is a file");
            }
            directory.prepare();
            if (record.isDamaged()) {
                return SessionEnd.of(SessionEnd.Cause.CORRUPT, "the file of the saved session cannot be read");
            }
            return openLocked();
        } catch (IOException e) {
            return SessionEnd.of(SessionEnd.Cause.REFUSED, "the session directory cannot be read: " + e);
        } catch (DirectoryRefused | TdNativeException | IllegalArgumentException | UncheckedIOException e) {
            return SessionEnd.of(SessionEnd.Cause.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private SessionEnd openLocked() throws IOException, InterruptedException {
        SessionLock taken = SessionLock.take(directory.path()).orElse(null);
        if (taken == null) {
            return SessionEnd.inUse();
        }
        try (SessionLock lock = taken) {
            directory.forgetMessages();
            parts.openings().incrementAndGet();
            return tryKeys(Keys.of(parts.properties()), lock);
        }
    }

    private SessionEnd tryKeys(Keys keys, SessionLock lock) throws InterruptedException {
        SessionEnd end = SessionEnd.of(SessionEnd.Cause.WRONG_KEY, Keys.WRONG);
        Optional<SavedSession> saved = record.read();
        for (SessionKey key : keys.toTry(saved)) {
            end = openWith(key, keys.current(), lock);
            if (end.cause() != SessionEnd.Cause.WRONG_KEY) {
                return end;
            }
        }
        return keys.includeNoted(saved)
                ? SessionEnd.of(SessionEnd.Cause.CORRUPT, "the files cannot be decrypted although the key is theirs")
                : end;
    }

    private SessionEnd openWith(SessionKey key, SessionKey current, SessionLock lock) throws InterruptedException {
        var opening = new Opening(
                parts.properties(),
                parts.tdlibProperties(),
                directory,
                record,
                lock,
                key,
                current,
                parts.loginNeeded(),
                parts.clock());
        var session = new OpenSession(
                parts.tdlib().receiver(), opening, parts.queue(), parts.updates(), parts.board(), parts.metrics());
        open = session;
        try {
            if (!isWanted()) {
                end();
            }
            return session.run();
        } finally {
            open = null;
        }
    }

    private void follow(SessionEnd end) throws InterruptedException {
        switch (end.cause()) {
            case CLOSED -> {
                // somebody who closes it says what comes next
            }
            case OPEN_ANEW -> {
                parts.metrics().ended(SessionMetrics.End.OPENED_ANEW);
                log.atInfo().addKeyValue("error", end.message()).log("session closed to be opened anew");
            }
            case LOGGED_OUT -> loggedOut(end);
            case HELD_UP -> heldUp();
            case CORRUPT -> corrupt(end);
            case IN_USE -> failed(end, UNLOCKED);
            case WRONG_KEY, REFUSED -> failed(end, MENDED);
        }
    }

    private void loggedOut(SessionEnd end) {
        parts.queue().clearFor(parts.updates().readiness(false));
        if (!end.message().equals(SessionEnd.SESSION)) {
            return;
        }
        parts.metrics().ended(logOutAsked ? SessionMetrics.End.LOGGED_OUT : SessionMetrics.End.REVOKED);
        if (logOutAsked) {
            log.atInfo().log("session ended on request, a new login is needed");
        } else {
            log.atError().log("session ended by Telegram, a new login is needed");
        }
        logOutAsked = false;
    }

    private void heldUp() throws InterruptedException {
        parts.metrics().ended(SessionMetrics.End.HELD_UP);
        parts.board().show(SessionState.CLOSED, "updates could not be stored; opened again when they can be");
        int forgotten = parts.queue().clearFor(parts.updates().readiness(false));
        log.atWarn().addKeyValue("count", forgotten).log("session closed until updates can be stored again");
        while (isWanted() && !parts.queue().awaitIdle(1, TimeUnit.SECONDS)) {
            // the lanes have no room yet
        }
        parts.queue().open();
    }

    private void corrupt(SessionEnd end) {
        Path aside = directory.setAside(parts.clock().instant());
        log.atError().addKeyValue("error", end.message()).log("session set aside as {}, a new login is needed", aside);
    }

    private void failed(SessionEnd end, Duration pause) throws InterruptedException {
        String before = parts.board().status().problem();
        parts.board().show(SessionState.FAILED, end.message());
        if (!end.message().equals(before)) {
            log.atError().addKeyValue("error", end.message()).log("session cannot be opened");
        }
        boolean _ = unwanted.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
