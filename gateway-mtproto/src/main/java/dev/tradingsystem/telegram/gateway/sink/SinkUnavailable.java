package dev.tradingsystem.telegram.gateway.sink;

/// A sink did not take what it was given; it will be given again.
public final class SinkUnavailable extends RuntimeException {

    public SinkUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
