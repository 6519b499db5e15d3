package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.util.List;

/// One Redis server on a loopback port: a cache, so nothing is written to disk and [#startAgain]
/// begins empty.
public final class LocalRedis implements AutoCloseable {

    private static final int ATTEMPTS = 3;

    private final RedisNode node;
    private final Path folder;

    private LocalRedis(RedisNode node, Path folder) {
        this.node = node;
        this.folder = folder;
        Run.current().opened(this);
    }

    /// Starts on a free port.
    public static LocalRedis start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return start(Ports.free());
            } catch (ServerStartException e) { // another program may have taken the port meanwhile
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// Starts on this port.
    public static LocalRedis start(int port) {
        return start(RedisProgram.find(), port);
    }

    /// Starts on a free port with these users.
    ///
    /// @param users lines of an ACL file, `user name on …`
    public static LocalRedis withUsers(List<String> users) {
        var folder = Run.current().newFolder("redis");
        var file = folder.resolve("users.acl");
        Folders.write(file, String.join("\n", users) + "\n", "rw-r--r--");
        return new LocalRedis(
                RedisNode.data(RedisProgram.find(), folder, Ports.free(), "--aclfile", file.toString()), folder);
    }

    static LocalRedis start(Path program, int port) {
        var folder = Run.current().newFolder("redis");
        return new LocalRedis(RedisNode.data(program, folder, port), folder);
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return node.port();
    }

    public boolean isRunning() {
        return node.isRunning();
    }

    /// SIGKILL.
    public void kill() {
        node.kill();
    }

    public void stop() {
        node.stop();
    }

    /// Starts on the same port, empty.
    public void startAgain() {
        node.startAgain();
    }

    @Override
    public void close() {
        node.stop();
        Folders.wipe(folder);
        Run.current().closed(this);
    }
}
