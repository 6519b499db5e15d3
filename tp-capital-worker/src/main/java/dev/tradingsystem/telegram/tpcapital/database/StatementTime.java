package dev.tradingsystem.telegram.tpcapital.database;

import java.time.Duration;

/// How long the statements of one piece of work took together, in whichever database. Known to
/// the thread that does the work.
public final class StatementTime {

    private static final ScopedValue<StatementTime> CURRENT = ScopedValue.newInstance();

    private long nanos;

    /// Does the work; its statements are added up here.
    ///
    /// @throws X what the work throws
    public <X extends Throwable> void during(Work<X> work) throws X {
        ScopedValue.where(CURRENT, this).call(() -> {
            work.run();
            return this;
        });
    }

    /// All of them so far.
    public Duration total() {
        return Duration.ofNanos(nanos);
    }

    static void add(Duration statement) {
        if (CURRENT.isBound()) {
            CURRENT.get().nanos += statement.toNanos();
        }
    }

    /// Something that is done.
    ///
    /// @param <X> what it throws
    @FunctionalInterface
    public interface Work<X extends Throwable> {

        /// Does it.
        ///
        /// @throws X when it fails
        void run() throws X;
    }
}
