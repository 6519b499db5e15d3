package dev.tradingsystem.telegram.store.legacy;

/// The database named as the previous stack's is not one: table or columns are
/// missing, or of types that no version of it had.
public final class LegacyUnrecognised extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LegacyUnrecognised(String message) {
        super(message);
    }
}
