package dev.tradingsystem.telegram.store.retention;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import org.springframework.dao.DataAccessException;

/// How much is done at once and how long is rested: slices shrink when they take long and grow
/// when they do not, so that whoever waits for one waits for a fraction of 100 ms.
final class Pace {

    private static final Duration LONG = Duration.ofMillis(40);
    private static final Duration SHORT = Duration.ofMillis(15);
    private static final Duration LEAST_REST = Duration.ofMillis(5);
    private static final Duration REST_AFTER_LOCK = Duration.ofMillis(250);
    private static final int LEAST = 50;
    private static final int MOST = 1_000;
    private static final int MOST_LOCKED = 40;
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String STALE_FENCE = "TG001";

    private final BooleanSupplier wanted;
    private int limit = 200;

    Pace(BooleanSupplier wanted) {
        this.wanted = wanted;
    }

    /// Does one slice and rests. While somebody keeps a lock it is tried again, for some seconds.
    ///
    /// @return what it answered; empty when it had no answer, is not wanted or got no lock
    <T> Optional<T> of(IntFunction<Optional<T>> slice) throws InterruptedException {
        for (int locked = 0; locked < MOST_LOCKED && wanted.getAsBoolean(); locked++) {
            long begun = System.nanoTime();
            try {
                Optional<T> answer = slice.apply(limit);
                rest(Duration.ofNanos(System.nanoTime() - begun));
                return answer;
            } catch (DataAccessException e) {
                String state = stateOf(e);
                if (state.equals(STALE_FENCE)) {
                    return Optional.empty();
                }
                if (!state.equals(LOCK_NOT_AVAILABLE)) {
                    throw e;
                }
                limit = Math.max(LEAST, limit / 2);
                Thread.sleep(REST_AFTER_LOCK);
            }
        }
        return Optional.empty();
    }

    private void rest(Duration took) throws InterruptedException {
        if (took.compareTo(LONG) > 0) {
            limit = Math.max(LEAST, limit / 2);
        } else if (took.compareTo(SHORT) < 0) {
            limit = Math.min(MOST, limit * 2);
        }
        Thread.sleep(took.compareTo(LEAST_REST) > 0 ? took : LEAST_REST);
    }

    private static String stateOf(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && cause.getSQLState() != null
                ? cause.getSQLState()
                : "";
    }
}
