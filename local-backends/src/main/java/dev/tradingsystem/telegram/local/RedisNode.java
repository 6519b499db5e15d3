package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One `redis-server` process, master, replica or sentinel, without persistence.
final class RedisNode {

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final String name;
    private final Path folder;
    private final int port;
    private final List<String> command;
    private final Account account = Account.of("redis");
    private @Nullable ServerProcess process;

    private RedisNode(String name, Path folder, int port, List<String> command) {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.command = command;
    }

    /// A node that holds data; `more` are further settings in the form of command line arguments.
    static RedisNode data(Path program, Path folder, int port, String... more) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of("--port", Integer.toString(port), "--bind", "127.0.0.1", "--dir", folder.toString()));
        command.addAll(List.of("--save", "", "--appendonly", "no", "--daemonize", "no"));
        command.addAll(List.of("--repl-diskless-sync-delay", "0"));
        command.addAll(List.of(more));
        return new RedisNode("redis-" + port, folder, port, List.copyOf(command)).launched();
    }

    /// A sentinel; it rewrites its file, which must lie in its own folder.
    static RedisNode sentinel(Path program, Path folder, int port, Path file) {
        var command = List.of(program.toString(), file.toString(), "--sentinel");
        return new RedisNode("sentinel-" + port, folder, port, command).launched();
    }

    int port() {
        return port;
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    void kill() {
        if (process != null) {
            process.kill();
        }
    }

    void freeze() {
        if (process != null) {
            process.freeze();
        }
    }

    void thaw() {
        if (process != null) {
            process.thaw();
        }
    }

    void stop() {
        if (process != null) {
            process.stop("TERM", STOP);
        }
    }

    void startAgain() {
        if (!isRunning()) {
            launched();
        }
    }

    String log() {
        return process == null ? "" : process.logTail();
    }

    private RedisNode launched() {
        account.own(folder);
        var started = ServerProcess.start(new Launch(name, account, folder, command));
        process = started;
        started.awaitReady(START, () -> RedisWire.serves(port));
        return this;
    }
}
