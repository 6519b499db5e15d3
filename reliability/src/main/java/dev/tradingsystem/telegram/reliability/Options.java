package dev.tradingsystem.telegram.reliability;

import dev.tradingsystem.telegram.reliability.fault.Fault;
import dev.tradingsystem.telegram.reliability.fault.Faults;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// What is to be run.
///
/// @param seeds one run each; the worker's modes take turns
/// @param faults how many in each run, chosen by its seed; 0 when they are named
/// @param named the titles of the faults of each run, in order
/// @param minutes after which a run begins no further fault
/// @param modes values of `TP_CAPITAL_QUEUE_MODE`
/// @param rate acts in the channels a second
/// @param checkout where the apps' packaged jars are
/// @param results the folder that takes result and logs
/// @param page the page of the docs that is written
record Options(
        List<Long> seeds,
        int faults,
        List<String> named,
        int minutes,
        List<String> modes,
        int rate,
        Path checkout,
        Path results,
        Path page) {

    Options {
        seeds = List.copyOf(seeds);
        named = List.copyOf(named);
        modes = List.copyOf(modes);
        if (seeds.isEmpty() || modes.isEmpty() || minutes < 1 || rate < 1 || faults < 0) {
            throw new IllegalArgumentException("--seeds, --modes, --minutes and --rate: at least one");
        }
        if (!List.of("false", "true", "hybrid").containsAll(modes)) {
            throw new IllegalArgumentException("--modes: false, true, hybrid");
        }
        var _ = Faults.named(named);
    }

    /// The options of a command line.
    ///
    /// @throws IllegalArgumentException when they are not understood
    static Options of(String... words) {
        var options = new Options(
                List.of(1L),
                20,
                List.of(),
                30,
                List.of("hybrid", "true", "false"),
                20,
                Path.of("."),
                Path.of("reliability", "results"),
                Path.of("docs", "reliability.md"));
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i] + " needs a value");
            }
            options = options.with(words[i], words[i + 1]);
        }
        return options;
    }

    /// The faults of one run.
    List<Fault> faultsOf(long seed) {
        return named.isEmpty() ? Faults.chosen(seed, faults) : Faults.named(named);
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--seeds" -> new Options(seeds(value), faults, named, minutes, modes, rate, checkout, results, page);
            case "--faults" ->
                value.chars().allMatch(Character::isDigit)
                        ? new Options(seeds, number(value), List.of(), minutes, modes, rate, checkout, results, page)
                        : new Options(seeds, 0, list(value), minutes, modes, rate, checkout, results, page);
            case "--minutes" -> new Options(seeds, faults, named, number(value), modes, rate, checkout, results, page);
            case "--modes" -> new Options(seeds, faults, named, minutes, list(value), rate, checkout, results, page);
            case "--rate" -> new Options(seeds, faults, named, minutes, modes, number(value), checkout, results, page);
            case "--checkout" -> new Options(seeds, faults, named, minutes, modes, rate, Path.of(value), results, page);
            case "--results" -> new Options(seeds, faults, named, minutes, modes, rate, checkout, Path.of(value), page);
            case "--page" -> new Options(seeds, faults, named, minutes, modes, rate, checkout, results, Path.of(value));
            default -> throw new IllegalArgumentException("unknown option " + option);
        };
    }

    private static List<Long> seeds(String value) {
        return list(value).stream().flatMap(Options::range).toList();
    }

    private static Stream<Long> range(String text) {
        int dash = text.indexOf('-', 1);
        return dash < 0
                ? Stream.of(Long.valueOf(number(text)))
                : LongStream.rangeClosed(number(text.substring(0, dash)), number(text.substring(dash + 1)))
                        .boxed();
    }

    private static List<String> list(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).toList();
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + value, e);
        }
    }
}
