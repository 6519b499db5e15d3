package dev.tradingsystem.telegram.store.command;

/// A command cannot be done; the message is a sentence for the operator.
public final class Refused extends RuntimeException {

    private final int exitCode;

    Refused(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /// What the process ends with, see [Exit].
    int exitCode() {
        return exitCode;
    }
}
