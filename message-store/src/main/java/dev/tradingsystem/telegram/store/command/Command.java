package dev.tradingsystem.telegram.store.command;

import java.io.PrintStream;
import java.util.Set;

/// One word that can follow the name of the tool.
interface Command {

    /// How it is called, behind its name, and what it does: lines for the help text.
    String usage();

    /// Options that stand alone, with their hyphens.
    Set<String> flags();

    /// Options that take a value, with their hyphens.
    Set<String> valued();

    /// Does the work; what it found goes to `out`, the same for the same state.
    ///
    /// @throws Refused when it cannot; nothing is half done then
    void run(Options options, Settings settings, PrintStream out);
}
