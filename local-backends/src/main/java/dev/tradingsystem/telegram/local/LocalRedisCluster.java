package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A Redis master, its replica and one sentinel that lets the replica take over a second after
/// the master's death.
///
/// Nothing is written to disk: a killed node comes back empty and, made a replica, takes the
/// master's data.
public final class LocalRedisCluster implements AutoCloseable {

    private static final String MASTER = "telegram-redis";
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final List<RedisNode> data;
    private final RedisNode sentinel;
    private final Path folder;

    private LocalRedisCluster(List<RedisNode> data, RedisNode sentinel, Path folder) {
        this.data = data;
        this.sentinel = sentinel;
        this.folder = folder;
        Run.current().opened(this);
    }

    /// Starts the three on free ports; returns when the sentinel knows the replica, so that a
    /// failover can succeed.
    public static LocalRedisCluster start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce().settled();
            } catch (ServerStartException e) { // another program may have taken a port meanwhile
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    /// The name under which the sentinel knows the master.
    public String masterName() {
        return MASTER;
    }

    public int sentinelPort() {
        return sentinel.port();
    }

    /// Where the master is in the sentinel's present opinion.
    ///
    /// @throws IllegalStateException when the sentinel does not answer
    public int masterPort() {
        var answer = RedisWire.askQuietly(sentinel.port(), "SENTINEL", "get-master-addr-by-name", MASTER);
        if (answer.isEmpty()) {
            throw new IllegalStateException("the sentinel names no master");
        }
        return Integer.parseInt(answer.substring(answer.indexOf('\n') + 1));
    }

    /// Where the node is that is not the master.
    public int replicaPort() {
        int master = masterPort();
        return data.stream()
                .mapToInt(RedisNode::port)
                .filter(port -> port != master)
                .findFirst()
                .orElseThrow();
    }

    /// SIGKILL to the present master.
    ///
    /// @return the port it had
    public int killMaster() {
        int port = masterPort();
        data.stream().filter(node -> node.port() == port).forEach(RedisNode::kill);
        return port;
    }

    /// SIGSTOP to the present master: it keeps its connections and answers nobody, until [#thaw].
    public void freezeMaster() {
        int port = masterPort();
        data.stream().filter(node -> node.port() == port).forEach(RedisNode::freeze);
    }

    /// SIGCONT to both data nodes.
    public void thaw() {
        data.forEach(RedisNode::thaw);
    }

    /// Where both data nodes are, whichever is the master.
    public List<Integer> dataPorts() {
        return data.stream().map(RedisNode::port).toList();
    }

    /// SIGKILL to master and replica at once: nobody is left to take over.
    public void killBoth() {
        data.forEach(RedisNode::kill);
    }

    /// Starts the data nodes that are not running, each on its old port. An old master comes back
    /// as an empty master and is made a replica by the sentinel, usually after ten seconds, on a
    /// busy machine later.
    public void startAgain() {
        data.forEach(RedisNode::startAgain);
    }

    /// What the sentinel has seen and done, for the message of a test that waits in vain.
    String sentinelLog() {
        return sentinel.log();
    }

    @Override
    public void close() {
        sentinel.stop();
        data.forEach(RedisNode::stop);
        Folders.wipe(folder);
        Run.current().closed(this);
    }

    private static LocalRedisCluster startOnce() {
        var program = RedisProgram.find();
        var folder = Run.current().newFolder("redis-cluster");
        int first = Ports.free();
        var master = RedisNode.data(program, folderOf(folder, "first"), first);
        var replica =
                RedisNode.data(program, folderOf(folder, "second"), Ports.free(), "--replicaof", "127.0.0.1 " + first);
        Waiting.until(SETTLING, () -> isInStep(replica)); // else the sentinel looks again only after ten seconds
        var own = folderOf(folder, "sentinel");
        var file = own.resolve("sentinel.conf");
        int port = Ports.free();
        Folders.write(file, sentinelSettings(port, first, own), "rw-------");
        return new LocalRedisCluster(List.of(master, replica), RedisNode.sentinel(program, own, port, file), folder);
    }

    private static Path folderOf(Path parent, String name) {
        return Folders.create(parent.resolve(name), "rwxr-xr-x");
    }

    private static String sentinelSettings(int port, int masterPort, Path folder) {
        return """
                port %1$d
                bind 127.0.0.1
                dir %4$s
                sentinel monitor %2$s 127.0.0.1 %3$d 1
                sentinel down-after-milliseconds %2$s 1000
                sentinel failover-timeout %2$s 5000
                sentinel parallel-syncs %2$s 1
                """.formatted(port, MASTER, masterPort, folder);
    }

    /// The master passes commands on only after the replica's first word on the copy it got, up
    /// to a second later.
    private LocalRedisCluster settled() {
        RedisWire.askQuietly(data.getFirst().port(), "PUBLISH", "telegram", "something to pass on");
        boolean known = Waiting.until(SETTLING, () -> replicaIsKnown() && replicaFollows());
        if (!known) {
            close();
            throw new ServerStartException("the sentinel did not get to know the replica");
        }
        return this;
    }

    private boolean replicaFollows() {
        var opinion = RedisWire.askQuietly(data.getFirst().port(), "INFO", "replication");
        return opinion.contains("state=online") && !opinion.contains(",offset=0,");
    }

    private static boolean isInStep(RedisNode replica) {
        return RedisWire.askQuietly(replica.port(), "INFO", "replication").contains("master_link_status:up");
    }

    private boolean replicaIsKnown() {
        var opinion = RedisWire.askQuietly(sentinel.port(), "INFO", "sentinel");
        return isInStep(data.getLast()) && opinion.contains("status=ok") && opinion.contains("slaves=1");
    }
}
