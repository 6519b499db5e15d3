package dev.tradingsystem.telegram.store.command;

/// Exit codes of the tool, numbered as in sysexits.h.
final class Exit {

    /// The command line cannot be understood.
    static final int USAGE = 64;
    /// The data is not what it must be: another flavour, a changed migration, an older schema.
    static final int DATA = 65;
    /// A server does not answer.
    static final int UNAVAILABLE = 69;
    /// A fault of ours.
    static final int SOFTWARE = 70;
    /// A setting is missing or wrong, a password or a database among them.
    static final int CONFIGURATION = 78;

    private Exit() {}
}
