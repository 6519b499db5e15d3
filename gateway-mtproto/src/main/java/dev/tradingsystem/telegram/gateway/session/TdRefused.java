package dev.tradingsystem.telegram.gateway.session;

import dev.tradingsystem.telegram.td.TdError;

/// Telegram refused a request. The message names the request's type and Telegram's word, never
/// what was asked.
public final class TdRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TdError error;

    TdRefused(String request, TdError error) {
        super("Telegram refused %s: %d %s".formatted(request, error.code(), error.message()));
        this.error = error;
    }

    /// What it said; a flood wait among them.
    public TdError error() {
        return error;
    }
}
