package dev.tradingsystem.telegram.standalone.monitoring.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// An app in a JVM of its own, which does not outlive this one; what it prints goes to a file in
/// `target`.
final class AppProcess implements AutoCloseable {

    private final Process process;

    private AppProcess(Process process) {
        this.process = process;
    }

    static AppProcess start(App app, Map<String, Object> settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                app.type().getName()));
        settings.forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
        var output = Path.of("target", "monitoring-" + app.settings() + ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end-of-" + app));
            return new AppProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + app, e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Halts it where it stands, so that it answers nobody and keeps all it has.
    void halt() {
        send("STOP");
    }

    /// Lets it go on after [#halt].
    void goOn() {
        send("CONT");
    }

    private void send(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks it to end, and kills it when it has not within half a minute.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
