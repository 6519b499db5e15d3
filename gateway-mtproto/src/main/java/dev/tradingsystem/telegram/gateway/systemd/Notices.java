package dev.tradingsystem.telegram.gateway.systemd;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps systemd informed, on a thread of its own, from the end of the start to the end of the
/// process.
///
/// `READY=1` once the service has settled, and until then that it takes longer; `STATUS=` on
/// every change; `WATCHDOG=1` twice within the limit while it is earned, in stopping too;
/// `STOPPING=1` when the stop begins.
final class Notices {

    private static final Logger log = LoggerFactory.getLogger(Notices.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGER = Duration.ofSeconds(30);

    private final SdNotify systemd;
    private final ServiceState state;
    private final Optional<Watchdog> watchdog;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("systemd").daemon().unstarted(this::run);
    private boolean toldReady;
    private String toldStatus = "";
    private long fedAt;

    Notices(SdNotify systemd, ServiceState state, Optional<Watchdog> watchdog) {
        this.systemd = systemd;
        this.state = state;
        this.watchdog = watchdog;
    }

    /// The application has started.
    void start() {
        fedAt = System.nanoTime();
        thread.start();
    }

    /// The application begins to stop.
    void stop() {
        systemd.stopping();
        stopping.countDown();
    }

    private void run() {
        try {
            while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                tell();
                feed();
            }
            while (watchdog.isPresent()) {
                Thread.sleep(LOOK);
                feed();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            if (!toldReady) {
                tellReady();
            }
            String line = state.line();
            if (!line.equals(toldStatus)) {
                toldStatus = line;
                systemd.status(line);
            }
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("the state of the service could not be told to systemd");
        }
    }

    private void tellReady() {
        if (state.isSettled()) {
            toldReady = true;
            systemd.ready();
        } else {
            systemd.extendTimeout(LONGER);
        }
    }

    private void feed() {
        long now = System.nanoTime();
        watchdog.filter(dog -> now - fedAt >= dog.every().toNanos() && dog.isEarned())
                .ifPresent(_ -> {
                    fedAt = now;
                    systemd.watchdog();
                });
    }
}
