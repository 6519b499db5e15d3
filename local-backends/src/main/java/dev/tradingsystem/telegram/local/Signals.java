package dev.tradingsystem.telegram.local;

import java.io.IOException;

/// Sends signals the Java API has no word for.
final class Signals {

    private Signals() {}

    /// Sends `TERM`, `INT`, `STOP` … to one process; a process that has gone meanwhile is no
    /// error.
    static void send(String signal, long pid) {
        run("kill", "-" + signal, Long.toString(pid));
    }

    /// Runs a program that does something to a process, whatever its exit code.
    static void run(String... command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + String.join(" ", command), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
