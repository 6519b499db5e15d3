package dev.tradingsystem.telegram.benchmarks.parser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The texts of the worker's corpora, and texts made to be hard to read.
@State(Scope.Benchmark)
public class Texts {

    private static final int LONGEST_MESSAGE = 4_096;

    private final List<String> corpus = new ArrayList<>();
    private String hostile = "";
    private int next;

    /// What a hostile text repeats, with `⏎` for a line break; `@corpus` for messages of the
    /// corpora one below the other, `@units` for any UTF-16 units.
    @Param({
        "@corpus",
        "@units",
        "PETR4 compra 1,04 stop 1 alvo ( ",
        "Ativo: PETR4⏎Compra: 30,10⏎Alvo: 31⏎Stop: 29⏎Ativo: VALE3⏎Compra: 30,10⏎Alvo: 31⏎Stop: 29⏎",
        "PETR4⏎",
        "Alvos 1 - 2 - 3 / ",
        "novo stop para 3 "
    })
    public String piece = "";

    @Setup
    public void load() {
        read("/corpus/signals-golden.jsonl");
        read("/corpus/signals-own.jsonl");
        var random = new Random(4005);
        StringBuilder text = new StringBuilder();
        while (text.length() < LONGEST_MESSAGE) {
            switch (piece) {
                case "@corpus" ->
                    text.append(corpus.get(random.nextInt(corpus.size()))).append('\n');
                case "@units" -> text.append((char) random.nextInt(0x10000));
                default -> text.append(piece.replace('⏎', '\n'));
            }
        }
        hostile = text.substring(0, LONGEST_MESSAGE);
    }

    /// One message of the corpora after the other.
    String message() {
        String message = corpus.get(next);
        next = next + 1 == corpus.size() ? 0 : next + 1;
        return message;
    }

    /// A text of the longest length a message can have.
    String hostile() {
        return hostile;
    }

    private void read(String resource) {
        InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(resource), resource);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : reader.readAllLines()) {
                JsonNode text = JsonMapper.shared().readTree(line).path("text");
                corpus.add(text.isString() ? text.stringValue() : "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }
}
