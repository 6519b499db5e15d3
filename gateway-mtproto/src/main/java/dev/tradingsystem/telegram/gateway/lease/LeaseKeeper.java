package dev.tradingsystem.telegram.gateway.lease;

import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/// Takes the lease, renews it on a connection of its own, and starts and stops whoever needs it.
///
/// While the database is out of reach it keeps what it has: nobody else can have taken over, or
/// the next append and the next renewal will say so.
public final class LeaseKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration TAKE_EVERY = Duration.ofMillis(500);

    private final WriterLease writerLease;
    private final LeaseProperties properties;
    private final String holder;
    private final List<LeaseHolder> holders;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Clock clock;
    private volatile @Nullable Lease held;
    private volatile Instant renewedAt = Instant.EPOCH;
    private volatile boolean tried;
    private volatile @Nullable Thread thread;

    LeaseKeeper(
            WriterLease writerLease,
            LeaseProperties properties,
            String holder,
            List<LeaseHolder> holders,
            Clock clock) {
        this.writerLease = writerLease;
        this.properties = properties;
        this.holder = holder;
        this.holders = List.copyOf(holders);
        this.clock = clock;
    }

    /// The lease, while it is ours.
    public Optional<Lease> held() {
        return Optional.ofNullable(held);
    }

    /// What is known about the lease while it is ours.
    public Optional<HeldLease> details() {
        return held().map(lease ->
                new HeldLease(holder, lease.fence().number(), renewedAt.plus(properties.timeToLive())));
    }

    /// Whether it has asked for the lease at least once, with whatever answer.
    public boolean hasTried() {
        return tried;
    }

    /// Who holds the lease, as the database says it; empty when nobody does or it does not answer.
    public Optional<String> holder() {
        try {
            return writerLease.holder();
        } catch (DataAccessException e) {
            return Optional.empty();
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("lease").start(this::keep);
    }

    private void keep() {
        boolean said = false;
        while (!pause(held == null ? TAKE_EVERY : properties.renewEvery())) {
            try {
                if (held == null) {
                    take();
                } else {
                    renew();
                }
                said = false;
            } catch (DataAccessException e) {
                if (!said) {
                    log.atWarn()
                            .addKeyValue("account", properties.account())
                            .addKeyValue("error", e.getMessage())
                            .log("database out of reach, lease kept as it is");
                    said = true;
                }
            } catch (RuntimeException e) {
                log.atError()
                        .addKeyValue("account", properties.account())
                        .setCause(e)
                        .log("somebody who needs the lease could not start");
            }
            tried = true;
        }
    }

    private void take() {
        Instant asked = clock.instant();
        Optional<Lease> taken = writerLease.take();
        taken.ifPresent(lease -> {
            renewedAt = asked;
            log.atInfo()
                    .addKeyValue("account", properties.account())
                    .addKeyValue("fence", lease.fence().number())
                    .addKeyValue("seq", lease.lastSeq())
                    .log("lease taken");
            startAll(lease);
            held = lease;
        });
    }

    private void startAll(Lease lease) {
        try {
            holders.forEach(holder -> holder.taken(lease));
        } catch (RuntimeException e) {
            holders.forEach(LeaseHolder::lost);
            throw e;
        }
    }

    private void renew() {
        Lease lease = held;
        Instant asked = clock.instant();
        if (lease == null || writerLease.renew(lease.fence())) {
            renewedAt = asked;
            return;
        }
        log.atError()
                .addKeyValue("account", properties.account())
                .addKeyValue("fence", lease.fence().number())
                .log("lease lost to another process");
        held = null;
        holders.forEach(LeaseHolder::lost);
    }

    private boolean pause(Duration duration) {
        try {
            return stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void stop() {
        Thread keeper = thread;
        thread = null;
        Lease lease = held;
        if (lease != null) {
            holders.reversed().forEach(LeaseHolder::finish);
        }
        stopping.countDown();
        join(keeper);
        if (lease != null) {
            release(lease);
        }
        held = null;
    }

    private void release(Lease lease) {
        try {
            writerLease.release(lease.fence());
            log.atInfo().addKeyValue("fence", lease.fence().number()).log("lease released");
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("lease not released, it will expire");
        }
    }

    private static void join(@Nullable Thread keeper) {
        if (keeper == null) {
            return;
        }
        try {
            keeper.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Stops after the sources and before the web server's connections are gone.
    @Override
    public int getPhase() {
        return 100;
    }
}
