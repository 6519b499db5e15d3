package dev.tradingsystem.telegram.tpcapital.intake;

import dev.tradingsystem.telegram.tpcapital.signal.Expiry;
import dev.tradingsystem.telegram.tpcapital.signal.Reviews;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the tail of each channel at an interval: takes what nobody brought, tries failed
/// changes again, marks what has expired.
///
/// Polling and hybrid mode ask the cache first and the log second; queue mode compares the
/// offsets with the channels' heads. Errors make it wait, from one second up to thirty; it never
/// gives up.
final class CatchUp {

    /// How many tries a change has when it comes from here.
    static final int MOST_ATTEMPTS = 5;

    private static final Logger log = LoggerFactory.getLogger(CatchUp.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);
    private static final int ERRORS_TO_REPORT = 10;

    private final List<ChannelIntake> channels;
    private final ChangeSource source;
    private final Reviews reviews;
    private final Expiry expiry;
    private final IntakeMode mode;
    private final Duration interval;
    private final Duration retryAfter;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable Instant lastPoll;
    private final AtomicInteger errors = new AtomicInteger();
    private volatile long openReviews;

    CatchUp(
            List<ChannelIntake> channels,
            ChangeSource source,
            Reviews reviews,
            Expiry expiry,
            IntakeMode mode,
            Duration interval,
            Duration retryAfter,
            Clock clock) {
        this.channels = List.copyOf(channels);
        this.source = source;
        this.reviews = reviews;
        this.expiry = expiry;
        this.mode = mode;
        this.interval = interval;
        this.retryAfter = retryAfter;
        this.clock = clock;
    }

    void start() {
        lastPoll = clock.instant();
        thread = Thread.ofVirtual().name("catch-up").start(this::run);
    }

    /// Fetches nothing more.
    void finish() {
        stopping.countDown();
    }

    /// Ends with the batch under way.
    void stop() {
        finish();
        Thread running = thread;
        if (running != null) {
            try {
                boolean _ = running.join(TIME_TO_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /// When the tail was last looked after with success.
    @Nullable
    Instant lastPoll() {
        return lastPoll;
    }

    Duration sinceLastPoll() {
        Instant last = lastPoll;
        return last == null ? Duration.ZERO : Duration.between(last, clock.instant());
    }

    /// Failed rounds in a row.
    int consecutiveErrors() {
        return errors.get();
    }

    long openReviews() {
        return openReviews;
    }

    /// Age of the oldest change known to wait in any channel.
    Duration lag() {
        return channels.stream()
                .map(ChannelIntake::lag)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    long waiting() {
        return channels.stream().mapToLong(ChannelIntake::waiting).sum();
    }

    private void run() {
        while (!isStopping(Duration.ZERO)) {
            Duration wait = round() ? interval : backoff();
            if (isStopping(wait)) {
                return;
            }
        }
    }

    private boolean round() {
        try {
            Map<Long, Long> heads = mode == IntakeMode.QUEUE ? heads() : Map.of();
            for (ChannelIntake channel : channels) {
                while (step(channel, heads) && !isStopping(Duration.ZERO)) {
                    log.atDebug().addKeyValue("channelId", channel.channelId()).log("more changes wait");
                }
                channel.retry(retryAfter, MOST_ATTEMPTS);
            }
            expiry.run(clock.instant());
            openReviews = reviews.open();
            lastPoll = clock.instant();
            errors.set(0);
            return true;
        } catch (RuntimeException e) {
            failed(e);
            return false;
        }
    }

    private boolean step(ChannelIntake channel, Map<Long, Long> heads) {
        return mode == IntakeMode.QUEUE
                ? channel.catchUpTo(heads.getOrDefault(channel.channelId(), 0L), MOST_ATTEMPTS)
                : channel.catchUp(MOST_ATTEMPTS);
    }

    private Map<Long, Long> heads() {
        return source.heads(channels.stream().map(ChannelIntake::channelId).toList());
    }

    private void failed(RuntimeException e) {
        int count = errors.incrementAndGet();
        var line = count == ERRORS_TO_REPORT ? log.atError().setCause(e) : log.atWarn();
        line.addKeyValue("error", e.getMessage()).addKeyValue("attempt", count).log("changes could not be taken");
    }

    /// One second, doubled with every further error, thirty at most.
    private Duration backoff() {
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(errors.get() - 1, 5));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private boolean isStopping(Duration within) {
        try {
            return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
