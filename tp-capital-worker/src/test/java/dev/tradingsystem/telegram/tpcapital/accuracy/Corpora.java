package dev.tradingsystem.telegram.tpcapital.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The corpora this module is built against.
public final class Corpora {

    static final List<String> NAMES = List.of("signals-golden.jsonl", "signals-own.jsonl");

    private Corpora() {}

    /// The rows of all of them.
    public static List<CorpusRow> rows() {
        List<CorpusRow> rows = new ArrayList<>();
        for (String name : NAMES) {
            try (BufferedReader source = open(name)) {
                CorpusReader.read(source, rows::add);
            } catch (IOException e) {
                throw new UncheckedIOException("reading " + name, e);
            }
        }
        return rows;
    }

    static BufferedReader open(String name) {
        InputStream in = Corpora.class.getResourceAsStream("/corpus/" + name);
        if (in == null) {
            throw new IllegalArgumentException("no such resource: /corpus/" + name);
        }
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /// The lines of a resource; none when it is missing.
    static List<String> lines(String name) throws IOException {
        if (Corpora.class.getResource("/corpus/" + name) == null) {
            return List.of();
        }
        try (BufferedReader source = open(name)) {
            return source.readAllLines();
        }
    }
}
