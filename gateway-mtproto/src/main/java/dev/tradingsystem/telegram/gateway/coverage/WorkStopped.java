package dev.tradingsystem.telegram.gateway.coverage;

/// The work is not wanted any more: it was cancelled, or the session or the service ends. What
/// was done stays.
public final class WorkStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkStopped() {
        super("the work is not wanted any more", null, false, false);
    }
}
