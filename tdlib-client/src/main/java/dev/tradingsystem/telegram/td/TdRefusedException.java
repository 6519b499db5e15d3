package dev.tradingsystem.telegram.td;

/// TDLib refused a request. Names the type of the request, never its contents.
public final class TdRefusedException extends RuntimeException {

    private final transient TdError error;

    TdRefusedException(String request, TdError error) {
        super("TDLib refused %s: %d %s".formatted(request, error.code(), error.message()));
        this.error = error;
    }

    /// What TDLib said.
    public TdError error() {
        return error;
    }
}
