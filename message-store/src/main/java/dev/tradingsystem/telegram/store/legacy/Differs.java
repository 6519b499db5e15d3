package dev.tradingsystem.telegram.store.legacy;

import java.util.List;

/// The two databases do not say the same. Both stay as they are.
public final class Differs extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Differs(List<String> differences) {
        super("old and new differ: " + String.join("; ", differences));
    }
}
