package dev.tradingsystem.telegram.tpcapital.accuracy;

/// A line of a corpus cannot be understood; the message names the line and what is wrong with it.
public final class BadCorpusException extends RuntimeException {

    BadCorpusException(int line, String what) {
        super("line " + line + ": " + what);
    }
}
