package dev.tradingsystem.telegram.gateway.session;

/// The session directory cannot be used as it is; the message says why and names the path.
final class DirectoryRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DirectoryRefused(String message) {
        super(message);
    }

    DirectoryRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
