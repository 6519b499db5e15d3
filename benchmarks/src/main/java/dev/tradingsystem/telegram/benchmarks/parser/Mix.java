package dev.tradingsystem.telegram.benchmarks.parser;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The messages of both corpora, one after the other.
@State(Scope.Benchmark)
public class Mix {

    private final Texts texts = new Texts();

    @Setup
    public void load() {
        texts.piece = "@corpus";
        texts.load();
    }

    String message() {
        return texts.message();
    }
}
