package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.ingest.Plausible;
import dev.tradingsystem.telegram.gateway.session.SessionNotReady;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.session.UpdateListener;
import dev.tradingsystem.telegram.td.TdObject;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Notices that something about a watched channel changed (its title, whether we may read it),
/// and has it looked at soon, and once a day in any case. Never keeps the updates waiting.
final class ChannelNews implements UpdateListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChannelNews.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WatchedChannels watched;
    private final ChannelAccess access;
    private final Duration every;
    private final Set<Long> due = new LinkedHashSet<>();
    private long nextRound;
    private boolean ready;
    private volatile @Nullable Thread thread;

    ChannelNews(WatchedChannels watched, ChannelAccess access, Duration every) {
        this.watched = watched;
        this.access = access;
        this.every = every;
    }

    @Override
    public void updated(TdObject update) {
        switch (update.type()) {
            case "updateNewChat" -> look(update.object("chat").int64("id"));
            case "updateChatTitle" -> look(update.int64("chat_id"));
            case "updateSupergroup" ->
                lookAtSupergroup(update.object("supergroup").int64("id"));
            case "updateSupergroupFullInfo" -> lookAtSupergroup(update.int64("supergroup_id"));
            default -> {
                // nothing about channels themselves
            }
        }
    }

    private void lookAtSupergroup(long bareId) {
        if (Plausible.isBareChannel(bareId)) {
            look(Plausible.channelId(bareId));
        }
    }

    private void look(long channelId) {
        if (watched.isWatched(channelId)) {
            add(Set.of(channelId));
        }
    }

    private synchronized void add(Set<Long> channelIds) {
        due.addAll(channelIds);
        notifyAll();
    }

    @Override
    public synchronized void sessionReady() {
        ready = true;
        notifyAll();
    }

    @Override
    public synchronized void sessionGone() {
        ready = false;
    }

    private void run() {
        try {
            while (true) {
                refresh(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized long next() throws InterruptedException {
        while (true) {
            if (ready && System.nanoTime() - nextRound >= 0) {
                due.addAll(watched.all());
                nextRound = System.nanoTime() + every.toNanos();
            }
            if (ready && !due.isEmpty()) {
                Long first = due.iterator().next();
                due.remove(first);
                return first;
            }
            wait(PAUSE.toMillis());
        }
    }

    private void refresh(long channelId) throws InterruptedException {
        try {
            access.refresh(channelId);
        } catch (SessionNotReady | TdRefused | DataAccessException e) {
            log.atDebug()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("error", e.getMessage())
                    .log("channel will be looked at again");
            Thread.sleep(PAUSE);
            add(Set.of(channelId));
        }
    }

    @Override
    public void start() {
        nextRound = System.nanoTime();
        thread = Thread.ofVirtual().name("channel-news").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
