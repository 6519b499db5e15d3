package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.trace.LogScope;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Changes that cannot be stored: each try is counted in the database, whoever brought the
/// change, and after too many the change is set aside so that nothing blocks behind it.
final class Failures {

    private static final Logger log = LoggerFactory.getLogger(Failures.class);
    private static final int LONGEST_ERROR = 500;

    private final SignalDatabase database;
    private final Attempts attempts;
    private final Verdicts verdicts;
    private final Offsets offsets;
    private final SignalMetrics metrics;
    private final Clock clock;

    Failures(
            SignalDatabase database,
            Attempts attempts,
            Verdicts verdicts,
            Offsets offsets,
            SignalMetrics metrics,
            Clock clock) {
        this.database = database;
        this.attempts = attempts;
        this.verdicts = verdicts;
        this.offsets = offsets;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Whether the database is the trouble, and not the change: such a try does not count.
    static boolean isOutage(RuntimeException e) {
        return e instanceof DataAccessResourceFailureException
                || e instanceof TransientDataAccessException
                || e instanceof RecoverableDataAccessException
                || e instanceof TransactionException;
    }

    /// Stores a failed first try and passes the change.
    Outcome pass(Change change, long offset, int mostAttempts, RuntimeException cause) {
        return fail(change, mostAttempts, cause, () -> offsets.move(change.channelId(), offset, change.seq()));
    }

    /// Stores a failed further try.
    Outcome again(Change change, int mostAttempts, RuntimeException cause) {
        return fail(change, mostAttempts, cause, () -> {});
    }

    /// A try succeeded: there is nothing open any more.
    void settle(Change change) {
        attempts.close(change);
    }

    private Outcome fail(Change change, int mostAttempts, RuntimeException cause, Runnable move) {
        String error = shortened(cause);
        int tries = database.inTransaction(() -> {
            int count = attempts.fail(change, error);
            boolean givenUp = count >= mostAttempts;
            String kind = givenUp ? "poisoned" : "failed";
            verdicts.record(List.of(new Verdicts.Verdict(change.key(), kind, error, change.seq())));
            if (givenUp) {
                attempts.park(change, count, error);
            }
            move.run();
            return count;
        });
        boolean parked = tries >= mostAttempts;
        metrics.failed();
        try (var _ = LogScope.message(change.channelId(), change.messageId())) {
            report(change, tries, parked, cause);
        }
        Outcome.Result result = parked ? Outcome.Result.PARKED : Outcome.Result.FAILED;
        return new Outcome(change, result, error, tries, null, clock.instant());
    }

    private static void report(Change change, int tries, boolean parked, RuntimeException cause) {
        var line = parked ? log.atError().setCause(cause) : log.atWarn().addKeyValue("error", shortened(cause));
        line.addKeyValue("channelId", change.channelId())
                .addKeyValue("messageId", change.messageId())
                .addKeyValue("seq", change.seq())
                .addKeyValue("attempt", tries)
                .log(parked ? "message given up and parked" : "message failed, it will be tried again");
    }

    /// The kind of error and the first words of its root, without the statement around it.
    private static String shortened(RuntimeException cause) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
        String message = cause.getClass().getSimpleName() + ": " + root.getMessage();
        String storable = message.replace('\0', ' ');
        return storable.length() <= LONGEST_ERROR ? storable : storable.substring(0, LONGEST_ERROR);
    }
}
