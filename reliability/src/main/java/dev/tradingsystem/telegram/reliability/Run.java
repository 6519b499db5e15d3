package dev.tradingsystem.telegram.reliability;

import dev.tradingsystem.telegram.reliability.check.Checker;
import dev.tradingsystem.telegram.reliability.check.Finding;
import dev.tradingsystem.telegram.reliability.check.Key;
import dev.tradingsystem.telegram.reliability.check.Observation;
import dev.tradingsystem.telegram.reliability.fault.Fault;
import dev.tradingsystem.telegram.reliability.fault.Scene;
import dev.tradingsystem.telegram.reliability.observe.Witness;
import dev.tradingsystem.telegram.reliability.stack.Stack;
import dev.tradingsystem.telegram.reliability.stack.Waiting;
import dev.tradingsystem.telegram.reliability.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// One seed: an installation under load, one fault after the other, and the check of everything
/// when it is quiet.
public final class Run {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CALM = Duration.ofSeconds(1);
    private static final int MOST_SHOWN = 20;

    private final long seed;
    private final String mode;
    private final int rate;
    private final Duration limit;
    private final Consumer<String> out;

    /// A run that has not begun.
    ///
    /// @param mode of the worker
    /// @param rate acts in the channels a second
    /// @param limit after which no further fault begins
    /// @param out takes a line for each thing that happens
    public Run(long seed, String mode, int rate, Duration limit, Consumer<String> out) {
        this.seed = seed;
        this.mode = mode;
        this.rate = rate;
        this.limit = limit;
        this.out = out;
    }

    /// Does all of it.
    ///
    /// @param checkout where the apps' packaged jars are
    /// @param folder for what the run keeps
    /// @throws IOException when a log cannot be read
    public RunResult strike(List<Fault> faults, Path checkout, Path folder) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        List<RunResult.Struck> struck = new ArrayList<>();
        try (var stack = new Stack(checkout, folder, mode);
                var witness = new Witness(stack);
                var workload = new Workload(stack, seed, rate)) {
            try {
                begin(witness, workload);
                var scene = new Scene(stack, witness);
                for (Fault fault : faults) {
                    if (System.nanoTime() > end || !struck(fault, scene, workload, struck)) {
                        break;
                    }
                    Waiting.pass(CALM);
                }
                workload.stop();
                return result(struck, witness, workload, stack);
            } finally {
                stack.collectedLogs();
            }
        }
    }

    private static void begin(Witness witness, Workload workload) {
        List<Key> first = workload.mark();
        Waiting.until("everything runs", PATIENCE, () -> witness.isLevel(first));
    }

    private boolean struck(Fault fault, Scene scene, Workload workload, List<RunResult.Struck> struck) {
        long over = fault.strike(scene);
        List<Key> marks = workload.mark();
        boolean level = within(PATIENCE, () -> scene.witness().isLevel(marks));
        long millis = level ? (System.nanoTime() - over) / 1_000_000 : -1;
        struck.add(new RunResult.Struck(fault.title(), millis));
        out.accept("seed %d, %s, %s: %s"
                .formatted(seed, mode, fault.title(), level ? "level after " + millis + " ms" : "did not recover"));
        return level;
    }

    private RunResult result(List<RunResult.Struck> struck, Witness witness, Workload workload, Stack stack)
            throws IOException {
        List<Finding> findings = new ArrayList<>();
        boolean clean = within(PATIENCE, () -> {
            Waiting.pass(CALM); // reading everything is work
            findings.clear();
            findings.addAll(Checker.findings(witness.observe(workload.told())));
            return findings.isEmpty();
        });
        Observation last = witness.observe(workload.told());
        List<String> words = new ArrayList<>();
        struck.stream()
                .filter(one -> one.millis() < 0)
                .forEach(one -> words.add("did not recover from " + one.fault()));
        findings.stream().limit(MOST_SHOWN).map(Finding::toString).forEach(words::add);
        List<String> told = stack.secrets().told(stack.collectedLogs());
        out.accept("seed %d, %s: %d messages, %d changes, %s"
                .formatted(
                        seed,
                        mode,
                        last.told().size(),
                        last.log().size(),
                        clean ? "no finding" : findings.size() + " findings"));
        return new RunResult(seed, mode, struck, last.told().size(), last.log().size(), words, told);
    }

    private static boolean within(Duration time, BooleanSupplier reached) {
        try {
            Waiting.until("it is so", time, reached);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }
}
