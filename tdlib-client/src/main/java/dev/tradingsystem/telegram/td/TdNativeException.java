package dev.tradingsystem.telegram.td;

/// TDLib itself cannot be used: the library is missing, of another version or not for this
/// machine, or a call into it broke. The message names the file and says what to do.
public final class TdNativeException extends RuntimeException {

    TdNativeException(String message) {
        super(message);
    }

    TdNativeException(String message, Throwable cause) {
        super(message, cause);
    }
}
