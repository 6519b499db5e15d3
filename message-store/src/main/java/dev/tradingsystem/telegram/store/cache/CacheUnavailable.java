package dev.tradingsystem.telegram.store.cache;

import org.jspecify.annotations.Nullable;

/// Redis did not do what was asked: it is down, too slow, or refused. Whoever can reads the view
/// instead.
public final class CacheUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CacheUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
