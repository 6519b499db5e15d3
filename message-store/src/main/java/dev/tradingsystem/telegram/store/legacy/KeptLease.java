package dev.tradingsystem.telegram.store.legacy;

import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// The writer lease while history is copied, renewed by a thread and a connection
/// of its own, given back at the end.
final class KeptLease implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(KeptLease.class);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private final WriterLease writer;
    private final Lease lease;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread renewing;

    private KeptLease(WriterLease writer, Lease lease) {
        this.writer = writer;
        this.lease = lease;
        this.renewing = Thread.ofVirtual().name("lease-renewal").start(this::renew);
    }

    /// Takes the lease.
    ///
    /// @param holder the same for all runs that continue one another, of which a lock on their
    ///     state lets only one live
    /// @throws LeaseHeld when somebody else has it
    static KeptLease take(DataSource target, String account, String holder) {
        var writer = new WriterLease(target, account, holder, TIME_TO_LIVE);
        Lease lease = writer.take()
                .orElseThrow(() -> new LeaseHeld(account, writer.holder().orElse("somebody")));
        return new KeptLease(writer, lease);
    }

    Lease lease() {
        return lease;
    }

    private void renew() {
        try {
            while (!ended.await(RENEWAL.toMillis(), TimeUnit.MILLISECONDS)) {
                renewOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A renewal that fails is tried again: until somebody else takes the lease it still appends.
    private void renewOnce() {
        try {
            if (!writer.renew(lease.fence())) {
                log.warn("the lease was taken by somebody else");
            }
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("error", e.getMessage()).log("lease was not renewed");
        }
    }

    @Override
    public void close() {
        ended.countDown();
        renewing.interrupt();
        writer.release(lease.fence());
    }
}
