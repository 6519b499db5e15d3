package dev.tradingsystem.telegram.local;

/// A server could not be started; the message names the server and carries the end of its log.
public final class ServerStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerStartException(String message) {
        super(message);
    }

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
