package dev.tradingsystem.telegram.tpcapital.intake;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Everything that brings changes, started and stopped as one.
public final class Intake implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);

    private final IntakeMode mode;
    private final CatchUp catchUp;
    private final @Nullable QueueIntake queue;
    private final ProgressReports reports;
    private volatile boolean running;

    Intake(IntakeMode mode, CatchUp catchUp, @Nullable QueueIntake queue, ProgressReports reports) {
        this.mode = mode;
        this.catchUp = catchUp;
        this.queue = queue;
        this.reports = reports;
    }

    @Override
    public void start() {
        reports.start();
        if (queue != null) {
            queue.start();
        }
        catchUp.start();
        running = true;
        log.atInfo().addKeyValue("state", mode.word()).log("intake started");
    }

    /// Takes nothing new, finishes what is under way.
    @Override
    public void stop() {
        running = false;
        catchUp.finish();
        if (queue != null) {
            queue.stop();
        }
        catchUp.stop();
        reports.stop();
        log.atInfo().log("intake stopped");
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Who brings changes.
    public IntakeMode mode() {
        return mode;
    }

    /// Whether the loop that looks after the tail is alive.
    public boolean isLookingAfterTail() {
        return running && catchUp.isRunning();
    }

    /// When the tail was last looked after with success.
    public @Nullable Instant lastPoll() {
        return catchUp.lastPoll();
    }

    /// Age of the oldest change known to wait; zero if none is.
    public Duration lag() {
        return catchUp.lag();
    }

    /// Failed rounds in a row.
    public int consecutiveErrors() {
        return catchUp.consecutiveErrors();
    }

    /// Whether the queue hands deliveries to us; true without a queue.
    public boolean isQueueConnected() {
        return queue == null || queue.isConnected();
    }
}
