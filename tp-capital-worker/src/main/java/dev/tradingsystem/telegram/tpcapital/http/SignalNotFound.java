package dev.tradingsystem.telegram.tpcapital.http;

/// There is no signal of that name.
final class SignalNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignalNotFound(String id) {
        super("there is no signal " + id);
    }
}
