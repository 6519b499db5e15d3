package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.util.List;

/// A sentinel that watches one server and knows it as `telegram-redis`; for what takes a
/// failover see [LocalRedisCluster].
public final class LocalSentinel implements AutoCloseable {

    private final RedisNode node;
    private final Path folder;

    private LocalSentinel(RedisNode node, Path folder) {
        this.node = node;
        this.folder = folder;
        Run.current().opened(this);
    }

    /// Starts on a free port.
    ///
    /// @param settings further lines of its file, such as `requirepass …`
    public static LocalSentinel of(LocalRedis master, List<String> settings) {
        var folder = Run.current().newFolder("sentinel");
        var file = folder.resolve("sentinel.conf");
        int port = Ports.free();
        var own = """
                port %d
                bind 127.0.0.1
                dir %s
                sentinel monitor telegram-redis %s %d 1
                """.formatted(port, folder, master.host(), master.port());
        Folders.write(file, own + String.join("\n", settings) + "\n", "rw-------");
        return new LocalSentinel(RedisNode.sentinel(RedisProgram.find(), folder, port, file), folder);
    }

    public int port() {
        return node.port();
    }

    @Override
    public void close() {
        node.stop();
        Folders.wipe(folder);
        Run.current().closed(this);
    }
}
