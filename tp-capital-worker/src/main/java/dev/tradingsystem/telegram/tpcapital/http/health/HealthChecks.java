package dev.tradingsystem.telegram.tpcapital.http.health;

import dev.tradingsystem.telegram.tpcapital.database.GatewayDatabase;
import dev.tradingsystem.telegram.tpcapital.intake.Cache;
import dev.tradingsystem.telegram.tpcapital.intake.Intake;
import dev.tradingsystem.telegram.tpcapital.signal.SignalBook;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Asks everything the worker depends on, live and with a limit on the time that takes.
final class HealthChecks implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 2;

    private final SignalBook book;
    private final GatewayDatabase gateway;
    private final Cache cache;
    private final Intake intake;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("health-", 0).factory());

    HealthChecks(SignalBook book, GatewayDatabase gateway, Cache cache, Intake intake) {
        this.book = book;
        this.gateway = gateway;
        this.cache = cache;
        this.intake = intake;
    }

    /// What was found.
    ///
    /// @param signals whether our own database answers
    /// @param gatewayAnswers whether the gateway's database answers
    record Found(boolean signals, boolean gatewayAnswers, boolean cacheUp, boolean queueConnected, boolean intakeRuns) {

        boolean isReady() {
            return signals && intakeRuns;
        }

        String status() {
            if (!isReady()) {
                return "unhealthy";
            }
            return gatewayAnswers && cacheUp && queueConnected ? "healthy" : "degraded";
        }
    }

    Found check() throws InterruptedException {
        List<Future<Boolean>> answers =
                threads.invokeAll(List.of(this::signals, this::gateway), PATIENCE_SECONDS, TimeUnit.SECONDS);
        return new Found(
                isYes(answers.getFirst()),
                isYes(answers.getLast()),
                !cache.isEnabled() || cache.isUp(),
                intake.isQueueConnected(),
                intake.isLookingAfterTail());
    }

    private boolean signals() {
        try {
            book.ping();
            return true;
        } catch (DataAccessException | TransactionException _) {
            return false;
        }
    }

    private boolean gateway() {
        try (Connection connection = gateway.source().getConnection()) {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }

    private static boolean isYes(Future<Boolean> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException _) {
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
