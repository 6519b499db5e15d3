package dev.tradingsystem.telegram.tpcapital.replay;

/// Somebody else works on a replay, or it was cancelled; what was begun is undone.
final class ClaimLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClaimLost(long id) {
        super("replay %d is no longer ours".formatted(id));
    }
}
