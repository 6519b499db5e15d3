package dev.tradingsystem.telegram.gateway.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// Another process that tries to lock a file as TDLib does, and keeps it locked until it is ended.
final class LockingProcess implements AutoCloseable {

    private static final String LOCKED = "locked";

    private final Process process;
    private final String said;

    private LockingProcess(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    /// Starts one and waits until it has tried.
    static LockingProcess on(Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingProcess.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            return new LockingProcess(process, Objects.requireNonNullElse(output.readLine(), "nothing"));
        }
    }

    boolean hasIt() {
        return said.equals(LOCKED);
    }

    public static void main(String[] arguments) throws IOException {
        try (FileChannel file = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
            boolean locked = file.tryLock() != null;
            System.out.println(locked ? LOCKED : "in use");
            int _ = locked ? System.in.read() : 0; // until whoever started it is done with it
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
