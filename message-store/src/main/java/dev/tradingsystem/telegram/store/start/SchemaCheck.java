package dev.tradingsystem.telegram.store.start;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/// Refuses to work on a schema older than the one the app was built for: at the start, before
/// anything else runs, or, when the database is away then, as soon as it is back. A newer one is
/// accepted with a warning.
public final class SchemaCheck implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SchemaCheck.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long RETRY_NANOS = Duration.ofSeconds(3).toNanos();

    private final List<Schema> pending;
    private final ApplicationContext context;
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable ConfigurationRefused refusal;
    private volatile boolean late;
    private volatile @Nullable Thread looker;

    public SchemaCheck(ApplicationContext context, Schema... schemas) {
        this.context = context;
        this.pending = new ArrayList<>(List.of(schemas));
    }

    /// @throws ConfigurationRefused when the answer comes at once and a schema is too old
    @Override
    public void start() {
        looker = Thread.ofVirtual().name("schema-check").start(this::look);
        try {
            late = !settled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ConfigurationRefused refused = refusal;
        if (settled.getCount() == 0 && refused != null) {
            throw refused;
        }
    }

    private void look() {
        while (!pending.isEmpty() && refusal == null && !Thread.currentThread().isInterrupted()) {
            pending.removeIf(this::isSettled);
            if (!pending.isEmpty()) {
                LockSupport.parkNanos(RETRY_NANOS);
            }
        }
        settled.countDown();
        ConfigurationRefused refused = refusal;
        if (late && refused != null) {
            log.atError().log(refused.getMessage());
            System.exit(SpringApplication.exit(context, refused));
        }
    }

    private boolean isSettled(Schema schema) {
        try {
            int version = schema.installed();
            if (version < schema.required()) {
                refusal = new ConfigurationRefused(schema.tooOld(version));
            } else if (version > schema.required()) {
                log.atWarn().log(schema.newer(version));
            }
            return true;
        } catch (SQLException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("schema not read yet");
            return false;
        }
    }

    @Override
    public void stop() {
        Thread running = looker;
        looker = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return looker != null;
    }

    /// Before everybody who reads or writes.
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
