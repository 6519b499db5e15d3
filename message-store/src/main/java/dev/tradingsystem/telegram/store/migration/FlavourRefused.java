package dev.tradingsystem.telegram.store.migration;

/// The database was made for another flavour, or the server no longer offers it.
public final class FlavourRefused extends RuntimeException {

    FlavourRefused(String message) {
        super(message);
    }
}
