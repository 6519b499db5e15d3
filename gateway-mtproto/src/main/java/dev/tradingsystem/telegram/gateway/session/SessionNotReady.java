package dev.tradingsystem.telegram.gateway.session;

/// Telegram cannot be asked now: nobody is logged in, the session was closed before it answered,
/// or it did not answer in time. Ask again when the session is ready.
public final class SessionNotReady extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SessionState state;

    SessionNotReady(SessionState state, String what) {
        super(what);
        this.state = state;
    }

    /// Where the session stood.
    public SessionState state() {
        return state;
    }
}
