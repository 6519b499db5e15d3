package dev.tradingsystem.telegram.local;

import java.io.IOException;

/// Sends signals the Java API has no word for.
final class Signals {

    private Signals() {}

    /// Sends `TERM`, `INT`, `STOP` … to one process; a process that has gone meanwhile is no
    /// error.
    static void send(String signal, long pid) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + signal + " to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
