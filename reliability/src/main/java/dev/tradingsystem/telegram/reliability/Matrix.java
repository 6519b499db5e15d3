package dev.tradingsystem.telegram.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Strikes an installation with faults, seed by seed, and says what became of every message.
///
/// Exit code 0: nothing was lost, doubled, out of order, wrong or told; 1:
/// something was, with the history of each; 64: wrong usage.
public final class Matrix {

    private static final int USAGE = 64;

    private Matrix() {}

    /// Runs it.
    ///
    /// @param arguments as `scripts/crash-matrix.sh --help` tells them
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options;
        try {
            options = Options.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE);
            return;
        }
        System.exit(run(options).isClean() ? 0 : 1);
    }

    private static MatrixResult run(Options options) throws IOException, InterruptedException {
        var environment = Environment.here();
        List<RunResult> runs = new ArrayList<>();
        for (int i = 0; i < options.seeds().size(); i++) {
            long seed = options.seeds().get(i);
            String mode = options.modes().get(i % options.modes().size());
            Path folder = Files.createDirectories(options.results().resolve("seed-" + seed + "-" + mode));
            var run = new Run(seed, mode, options.rate(), Duration.ofMinutes(options.minutes()), System.out::println);
            RunResult result = run.strike(options.faultsOf(seed), options.checkout(), folder.toAbsolutePath());
            runs.add(result);
            result.findings().forEach(System.out::println);
            result.told().forEach(System.out::println);
        }
        var result = new MatrixResult(environment, options.rate(), runs);
        Path raw = result.save(options.results());
        Path parent = options.page().toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        String before = Files.exists(options.page()) ? Files.readString(options.page()) : "";
        Files.writeString(options.page(), new Page(result).text(raw, before));
        System.out.printf("raw result: %s, page: %s%n", raw, options.page());
        return result;
    }
}
