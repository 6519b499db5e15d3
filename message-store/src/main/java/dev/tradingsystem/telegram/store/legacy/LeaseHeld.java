package dev.tradingsystem.telegram.store.legacy;

/// Somebody else writes for this account: a gateway that runs. Nothing was changed.
public final class LeaseHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LeaseHeld(String account, String holder) {
        super("%s writes for the account %s: stop it first, or copy under another account".formatted(holder, account));
    }
}
