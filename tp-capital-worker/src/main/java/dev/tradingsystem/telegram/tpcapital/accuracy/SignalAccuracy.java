package dev.tradingsystem.telegram.tpcapital.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Scores a corpus from the command line: the program behind `scripts/signal-accuracy.sh`.
///
/// Exit codes, as sysexits.h numbers them: 0 scored, 1 a row was read wrong and
/// `signal-accuracy.strict` is `yes`, 64 wrong usage, 65 a line is no row, 66 the corpus cannot
/// be read, 73 the readings cannot be written.
public final class SignalAccuracy {

    private static final int OK = 0;
    private static final int WRONG_ROW = 1;
    private static final int USAGE = 64;
    private static final int BAD_DATA = 65;
    private static final int NO_INPUT = 66;
    private static final int CANNOT_WRITE = 73;

    private SignalAccuracy() {}

    /// `CORPUS.jsonl [READINGS.jsonl]`.
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(args, out, err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length < 1 || args.length > 2) {
            err.println("usage: CORPUS.jsonl [READINGS.jsonl]");
            return USAGE;
        }
        Path corpus = Path.of(args[0]);
        try (BufferedReader source = Files.newBufferedReader(corpus, StandardCharsets.UTF_8)) {
            return score(corpus, source, args.length == 2 ? Path.of(args[1]) : null, out, err);
        } catch (NoSuchFileException _) {
            err.println("no such file: " + corpus);
        } catch (IOException e) {
            err.println("cannot read " + corpus + ": " + e.getMessage());
        }
        return NO_INPUT;
    }

    private static int score(
            Path corpus, BufferedReader source, @Nullable Path readings, PrintStream out, PrintStream err) {
        try (Writer writer = readings == null ? Writer.nullWriter() : Files.newBufferedWriter(readings)) {
            return score(corpus, source, writer, out, err);
        } catch (IOException | UncheckedIOException e) {
            err.println("cannot write " + readings + ": " + e);
            return CANNOT_WRITE;
        }
    }

    private static int score(Path corpus, BufferedReader source, Writer readings, PrintStream out, PrintStream err) {
        var undated = new int[1];
        var scorer = new CorpusScorer((row, json) -> {
            undated[0] += row.sent().equals(CorpusReader.UNKNOWN_DAY) ? 1 : 0;
            write(readings, json);
        });
        try {
            scorer.score(String.valueOf(corpus.getFileName()), source);
        } catch (BadCorpusException e) {
            err.println(corpus + ": " + e.getMessage());
            return BAD_DATA;
        } catch (CharacterCodingException _) {
            err.println(corpus + " is no UTF-8 text");
            return BAD_DATA;
        } catch (IOException e) {
            err.println("cannot read " + corpus + ": " + e);
            return NO_INPUT;
        }
        if (undated[0] > 0) {
            err.println("%d rows do not say when they were sent: their dates count from %s"
                    .formatted(undated[0], CorpusReader.UNKNOWN_DAY));
        }
        out.print(scorer.markdown());
        boolean strict = System.getProperty("signal-accuracy.strict", "no").equals("yes");
        return strict && scorer.wrong() > 0 ? WRONG_ROW : OK;
    }

    private static void write(Writer readings, String json) {
        try {
            readings.write(json);
            readings.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
