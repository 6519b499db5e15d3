package dev.tradingsystem.telegram.testdc.wire;

/// A method is answered with an error.
///
/// TDLib logs out at code 401 (except `SESSION_PASSWORD_NEEDED`) and repeats at code 500, so a
/// data centre for tests gives them only where a test asks for that.
public final class RpcError extends Exception {

    private final int code;
    private final String text;

    public RpcError(int code, String message) {
        super(code + " " + message, null, false, false);
        this.code = code;
        this.text = message;
    }

    public int code() {
        return code;
    }

    /// The text as the client sees it: `PHONE_CODE_INVALID`.
    public String text() {
        return text;
    }
}
