package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.channel.ChannelAccess;
import dev.tradingsystem.telegram.gateway.channel.Discovery;
import dev.tradingsystem.telegram.gateway.channel.WatchListener;
import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.coverage.Agenda.Task;
import dev.tradingsystem.telegram.gateway.session.SessionNotReady;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.gateway.session.UpdateListener;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Brings the watched channels up to date whenever the session is ready after it was not, and
/// keeps looking for ids without a verdict; read this first.
///
/// One thread does one step after another: what was posted meanwhile comes first, then what was
/// edited or deleted, then older gaps, then all of history, slowly. A step that fails is done again; a
/// channel that Telegram does not show is put aside and concerns no other.
public final class CatchUp implements UpdateListener, WatchListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration NOT_READY = Duration.ofMillis(500);
    private static final Duration TO_END = Duration.ofSeconds(3);
    private static final int STEPS = 20;

    private final TelegramSession session;
    private final Discovery discovery;
    private final WatchedChannels watched;
    private final ChannelAccess access;
    private final Lookout lookout;
    private final Agenda agenda;
    private final Works works;
    private final CacheDoubt doubt;
    private final Semaphore wake = new Semaphore(0);
    private final AtomicBoolean arrived = new AtomicBoolean();
    private final Control control = this::mayAsk;
    private int opening;
    private volatile @Nullable Thread thread;

    CatchUp(
            TelegramSession session,
            Discovery discovery,
            WatchedChannels watched,
            ChannelAccess access,
            Lookout lookout,
            Agenda agenda,
            Works works,
            CacheDoubt doubt) {
        this.session = session;
        this.discovery = discovery;
        this.watched = watched;
        this.access = access;
        this.lookout = lookout;
        this.agenda = agenda;
        this.works = works;
        this.doubt = doubt;
    }

    private boolean mayAsk() {
        return thread != null && session.ready();
    }

    @Override
    public void updated(TdObject update) {
        switch (update.type()) {
            case "updateNewMessage" -> lookout.heard(update.object("message").int64("chat_id"));
            case "updateChatLastMessage" -> {
                long channelId = update.int64("chat_id");
                if (!update.has("last_message") && watched.isWatched(channelId)) {
                    lookout.lostThread(channelId);
                    doubt.raise();
                    wake.release();
                }
            }
            default -> {
                // nothing about missing messages
            }
        }
    }

    @Override
    public void sessionReady() {
        arrived.set(true);
        wake.release();
    }

    @Override
    public void watchedNow(Set<Long> channelIds) {
        channelIds.forEach(lookout::watchedNow);
        wake.release();
    }

    @Override
    public void regained(long channelId) {
        lookout.regained(channelId);
        wake.release();
    }

    /// Whether there is nothing left to do at the moment.
    public boolean isIdle() {
        return !arrived.get() && !doubt.isRaised() && agenda.size() == 0;
    }

    private void run() {
        try {
            while (thread != null) {
                try {
                    turn();
                } catch (SessionNotReady | TdRefused | DataAccessException | NotCommitted e) {
                    log.atDebug().addKeyValue("error", e.getMessage()).log("catching up will go on");
                    pause(AFTER_FAILURE);
                } catch (WorkStopped e) {
                    pause(NOT_READY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() throws InterruptedException {
        if (!session.ready()) {
            var _ = lookout.measure();
            pause(NOT_READY);
            return;
        }
        if (doubt.isDue()) {
            doubt.settle();
            session.openAnew();
            return;
        }
        if (arrived.get()) {
            arrive();
        }
        lookout.look();
        Task task = agenda.next().orElse(null);
        if (task == null) {
            pause(NOT_READY);
        } else if (!watched.isWatched(task.channelId())) {
            agenda.forget(task.channelId());
        } else {
            work(task);
        }
    }

    private void arrive() throws InterruptedException {
        TdObject me = session.ask(TdRequest.of("getMe"));
        boolean bot = me.object("type").type().equals("userTypeBot");
        works.forBot(bot);
        discovery.load();
        watched.all().forEach(lookout::back);
        if (opening != session.openings()) {
            opening = session.openings();
            doubt.settle();
            watched.all().forEach(lookout::opened);
        }
        arrived.set(false);
    }

    private void work(Task task) throws InterruptedException {
        boolean more = true;
        try {
            for (int step = 0; more && step < STEPS && !agenda.hasMoreUrgent(task.kind()); step++) {
                more = task.work().step(control);
            }
        } catch (ChannelRefused e) {
            more = false;
            refused(e);
        } catch (SessionNotReady | TdRefused | DataAccessException | NotCommitted | WorkStopped e) {
            agenda.again(task);
            throw e;
        } catch (RuntimeException e) {
            more = false;
            log.atError()
                    .addKeyValue("channelId", task.channelId())
                    .setCause(e)
                    .log("reading history failed, it is looked at again later");
        }
        if (more) {
            agenda.again(task);
        } else {
            agenda.done(task);
            finished(task);
        }
    }

    private void finished(Task task) {
        lookout.done(task.kind(), task.channelId());
        log.atDebug()
                .addKeyValue("channelId", task.channelId())
                .addKeyValue("outcome", task.kind())
                .log("channel read");
    }

    private void refused(ChannelRefused refusal) {
        agenda.forget(refusal.channelId());
        if (refusal.isForBots()) {
            works.forBot(true);
        } else {
            access.lost(refusal.channelId(), refusal.reason());
            lookout.lost(refusal.channelId());
        }
    }

    private void pause(Duration duration) throws InterruptedException {
        boolean _ = wake.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS);
        wake.drainPermits();
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("catch-up").unstarted(this::run);
        thread.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        wake.release();
        if (running != null) {
            end(running);
        }
    }

    /// Interrupted only when it does not end by itself: that would break its connection.
    private static void end(Thread running) {
        try {
            if (!running.join(TO_END)) {
                running.interrupt();
            }
        } catch (InterruptedException e) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Stops before the lease is given back.
    @Override
    public int getPhase() {
        return 400;
    }
}
