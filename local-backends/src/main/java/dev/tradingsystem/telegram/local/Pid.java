package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One process, safe against the reuse of its number: the number alone names whoever has it
/// today.
///
/// @param number the process id
/// @param startedAt when it started, as the operating system tells it; constant while it lives
record Pid(long number, String startedAt) {

    private static final Path PROC = Path.of("/proc");
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    /// The living process with this number, if there is one. A zombie does not live.
    static Optional<Pid> of(long number) {
        return startOf(number).map(start -> new Pid(number, start));
    }

    /// Reads what [#toLine] wrote; anything else is nobody.
    static Optional<Pid> parse(String line) {
        int space = line.indexOf(' ');
        if (space < 1 || !line.substring(0, space).chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(new Pid(Long.parseLong(line.substring(0, space)), line.substring(space + 1)));
    }

    String toLine() {
        return number + " " + startedAt;
    }

    boolean isAlive() {
        return startOf(number).filter(startedAt::equals).isPresent();
    }

    /// Kills the process and everything below it. It is stopped first, so that it cannot fork
    /// while we look.
    void killTree() {
        if (!isAlive()) {
            return;
        }
        Signals.send("STOP", number);
        var tree = tree();
        tree.forEach(pid -> {
            if (pid.isAlive()) {
                ProcessHandle.of(pid.number).ifPresent(ProcessHandle::destroyForcibly);
            }
        });
        Waiting.until(Duration.ofSeconds(10), () -> tree.stream().noneMatch(Pid::isAlive));
    }

    /// This process and everything below it, this one first.
    List<Pid> tree() {
        var below = ProcessHandle.of(number).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(child -> of(child.pid()).stream());
        return Stream.concat(Stream.of(this), below).toList();
    }

    /// Whether the process runs the program of this file name.
    boolean runs(String program) {
        return ProcessHandle.of(number)
                .flatMap(handle -> handle.info().command())
                .filter(command -> Path.of(command).endsWith(program))
                .isPresent();
    }

    private static Optional<String> startOf(long number) {
        return Files.isDirectory(PROC.resolve("self")) ? startFromProc(number) : startFromHandle(number);
    }

    private static Optional<String> startFromProc(long number) {
        try {
            var stat = Files.readString(PROC.resolve(Long.toString(number)).resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            boolean gone = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return gone ? Optional.empty() : Optional.of(bootId() + ":" + fields[START_TICKS]);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String bootId() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }

    private static Optional<String> startFromHandle(long number) {
        return ProcessHandle.of(number)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Object::toString);
    }
}
