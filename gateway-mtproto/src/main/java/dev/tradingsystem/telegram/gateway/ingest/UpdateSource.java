package dev.tradingsystem.telegram.gateway.ingest;

/// Where messages come from: TDLib in life, a file for old history, a script in tests.
public interface UpdateSource {

    /// Gives everything it has to the intake, in order, and returns when there is no more.
    ///
    /// Runs in the caller's thread, which is held back while the intake is full. What is broken
    /// is reported to the intake and the rest goes on; an exception means that the source as a
    /// whole cannot be read.
    ///
    /// @throws InterruptedException when the caller's thread was interrupted; what was handed on
    ///     stays taken
    void feed(EventIntake intake) throws InterruptedException;
}
