package dev.tradingsystem.telegram.tpcapital.crash;

import dev.tradingsystem.telegram.local.TrainedJava;
import dev.tradingsystem.telegram.tpcapital.WorkerApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The worker in a JVM of its own.
final class WorkerProcess {

    private static final TrainedJava JAVA = new TrainedJava(
            WorkerApplication.class,
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            List.of(
                    "--TP_CAPITAL_API_KEY=only-for-the-training",
                    "--TP_CAPITAL_QUEUE_MODE=hybrid",
                    "--TELEGRAM_ENABLE_QUEUE=true"));

    private final Process process;

    private WorkerProcess(Process process) {
        this.process = process;
    }

    static WorkerProcess start(Servers servers, Path output, String mode, List<Long> channels) throws IOException {
        List<String> command = JAVA.command();
        servers.settings(mode, channels).forEach((name, value) -> command.add("--" + name + "=" + value));
        return new WorkerProcess(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL, and waits until it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM; does not wait.
    void terminate() {
        process.destroy();
    }

    /// Waits until it has ended; the exit code.
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
        return process.exitValue();
    }

    /// Leaves nothing behind, whatever became of it.
    void close() {
        process.destroyForcibly();
    }
}
