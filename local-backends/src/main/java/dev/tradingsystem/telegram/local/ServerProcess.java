package dev.tradingsystem.telegram.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One running server, recorded in the [Run] before anybody waits for it.
final class ServerProcess {

    private static final int TAIL = 2_000;

    private final Launch launch;
    private final Process process;
    private final Pid pid;
    private final Path logFile;

    private ServerProcess(Launch launch, Process process, Pid pid, Path logFile) {
        this.launch = launch;
        this.process = process;
        this.pid = pid;
        this.logFile = logFile;
    }

    /// Starts it in a session of its own: Ctrl-C in the terminal is for the application, which
    /// stops its servers itself.
    static ServerProcess start(Launch launch) {
        var logFile = launch.folder().resolve(launch.name() + ".log");
        try {
            var process = builder(launch, logFile).start();
            var pid = Pid.of(process.pid()).orElseGet(() -> new Pid(process.pid(), "gone"));
            Run.current().record(List.of(pid));
            return new ServerProcess(launch, process, pid, logFile);
        } catch (IOException e) {
            throw new ServerStartException("cannot start " + launch.name() + ": " + e.getMessage(), e);
        }
    }

    /// Runs a command that ends by itself, such as `initdb`.
    ///
    /// @throws ServerStartException when it fails or takes longer than a minute
    static void runToEnd(Launch launch) {
        var step = start(launch);
        try {
            if (!step.process.waitFor(60, TimeUnit.SECONDS)) {
                step.kill();
                throw step.failed("did not end within a minute");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            step.kill();
            throw step.failed("was interrupted");
        }
        if (step.process.exitValue() != 0) {
            throw step.failed("ended with code " + step.process.exitValue());
        }
    }

    /// Waits until the server serves; one that dies before or takes too long is killed.
    ///
    /// @throws ServerStartException with the end of its log
    void awaitReady(Duration limit, BooleanSupplier ready) {
        boolean over = Waiting.until(limit, () -> !process.isAlive() || ready.getAsBoolean());
        if (!process.isAlive()) {
            throw failed("died at start with code " + process.exitValue());
        }
        if (!over) {
            kill();
            throw failed("did not serve within " + limit.toSeconds() + " s");
        }
        Run.current().record(pid.tree());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Pid pid() {
        return pid;
    }

    /// SIGKILL to the process and everything below it; returns when they are gone.
    void kill() {
        pid.killTree();
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /// Halts the process and everything below it where they stand: connections stay, nothing
    /// answers.
    void freeze() {
        pid.tree().forEach(one -> Signals.send("STOP", one.number()));
    }

    /// Lets it go on after [#freeze].
    void thaw() {
        pid.tree().forEach(one -> Signals.send("CONT", one.number()));
    }

    /// Lets no file of the process and those below it grow beyond so many bytes, or, with a negative
    /// number, any file grow again. Needs `prlimit`.
    void limitFiles(long bytes) {
        String limit = bytes < 0 ? "unlimited" : Long.toString(bytes);
        pid.tree().forEach(one -> {
            var words = new ArrayList<>(launch.account().prefix()); // who else may is not every root
            words.addAll(List.of("prlimit", "--pid", Long.toString(one.number()), "--fsize=" + limit + ":"));
            Signals.run(words.toArray(String[]::new));
        });
    }

    /// Asks with a signal, waits, and kills what has not gone by then.
    void stop(String signal, Duration limit) {
        stop(signal, pid.number(), limit);
    }

    /// As above where a child, not the process itself, is the one to ask.
    void stop(String signal, long whom, Duration limit) {
        if (process.isAlive()) {
            Signals.send(signal, whom);
            if (!awaitEnd(limit)) {
                kill();
            }
        }
    }

    private boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProcessBuilder builder(Launch launch, Path logFile) {
        var words = new ArrayList<String>();
        Programs.find("setsid").ifPresent(setsid -> words.add(setsid.toString()));
        words.addAll(launch.account().prefix());
        words.addAll(launch.command());
        var builder = new ProcessBuilder(words)
                .directory(launch.folder().toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        var environment = builder.environment();
        environment.clear();
        environment.putAll(Map.of(
                "PATH", path(), "LC_ALL", "C.UTF-8", "HOME", launch.folder().toString()));
        environment.putAll(launch.environment());
        return builder;
    }

    private static String path() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin") + ":/usr/sbin:/sbin";
    }

    private ServerStartException failed(String what) {
        return new ServerStartException(launch.name() + " " + what + logTail());
    }

    /// The end of its log as part of a sentence.
    String logTail() {
        try {
            var text = new String(Files.readAllBytes(logFile), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "" : "; its log ends: " + text.substring(Math.max(0, text.length() - TAIL));
        } catch (IOException e) {
            return "; it left no log";
        }
    }
}
