package dev.tradingsystem.telegram.reliability.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// An app in a JVM of its own, which does not outlive this one.
public final class AppProcess {

    private static final Set<Process> ALL = ConcurrentHashMap.newKeySet();
    private static final int STOP_SECONDS = 30;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALL.forEach(Process::destroyForcibly), "end-of-apps"));
    }

    private final Process process;

    private AppProcess(Process process) {
        this.process = process;
    }

    /// @param settings names in capitals go into the environment, as in an installation
    static AppProcess start(Path jar, Path output, Map<String, String> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString()));
        var builder = new ProcessBuilder(command);
        settings.forEach((name, value) -> {
            if (name.equals(name.toUpperCase(java.util.Locale.ROOT))) {
                builder.environment().put(name, value);
            } else {
                command.add("--" + name + "=" + value);
            }
        });
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(output.toFile()))
                    .start();
            ALL.add(process);
            return new AppProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + jar, e);
        }
    }

    /// SIGKILL, and waits until it is gone.
    public void kill() {
        process.destroyForcibly().onExit().join();
        ALL.remove(process);
    }

    /// SIGSTOP.
    public void freeze() {
        signal("STOP");
    }

    /// SIGCONT.
    public void thaw() {
        signal("CONT");
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// SIGTERM, and SIGKILL when it has not ended within half a minute.
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
        ALL.remove(process);
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
