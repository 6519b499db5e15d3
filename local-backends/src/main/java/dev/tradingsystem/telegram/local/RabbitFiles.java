package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The folder of one RabbitMQ node: settings, cookie and data, shared with no other node and no
/// installed service.
///
/// @param folder where all of it lies
/// @param port of the AMQP listener
/// @param epmdPort of the node's own port mapper
/// @param distributionPort of Erlang's own protocol; taken by nobody, but it must be some port
/// @param metricsPort where Prometheus finds the node's figures, or [#NONE]
record RabbitFiles(Path folder, int port, int epmdPort, int distributionPort, int metricsPort) {

    static final int NONE = 0;

    static final String VHOST = "telegram";
    static final String USER = "telegram";

    /// Writes the files of a new node. Virtual host and user are made by the node itself at its
    /// first start.
    /// @param definitions users, rights and queues in RabbitMQ's own form, instead of the one user
    void write(String password, @Nullable String definitions) {
        Folders.write(folder.resolve(".erlang.cookie"), UUID.randomUUID().toString(), "r--------");
        Folders.write(folder.resolve("enabled_plugins"), plugins(), "rw-------");
        Folders.write(folder.resolve("advanced.config"), "[].\n", "rw-------");
        Folders.write(folder.resolve("rabbitmq.conf"), settings(password, definitions != null), "rw-------");
        if (definitions != null) {
            Folders.write(definitions(), definitions, "rw-------");
        }
    }

    /// Whether every quorum queue is registered on disk. The node writes the register seconds
    /// after it has confirmed the first message; killed before, it comes back with a new, empty
    /// queue that never finds a leader.
    boolean queuesAreOnDisk() {
        var queues = folder.resolve("data").resolve(node()).resolve("quorum").resolve(node());
        try (var entries = Files.newDirectoryStream(queues, Files::isDirectory)) {
            var register = Files.readString(queues.resolve("names.dets"), StandardCharsets.ISO_8859_1);
            return StreamSupport.stream(entries.spliterator(), false)
                    .allMatch(queue -> register.contains(queue.getFileName().toString()));
        } catch (IOException e) {
            return false;
        }
    }

    Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HOME", folder.toString()),
                Map.entry("RABBITMQ_NODENAME", node()),
                Map.entry("RABBITMQ_MNESIA_BASE", folder.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", folder.resolve("log").toString()),
                Map.entry("RABBITMQ_LOGS", "-"),
                Map.entry(
                        "RABBITMQ_GENERATED_CONFIG_DIR",
                        folder.resolve("generated").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE",
                        folder.resolve("enabled_plugins").toString()),
                Map.entry(
                        "RABBITMQ_CONFIG_FILE", folder.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ADVANCED_CONFIG_FILE",
                        folder.resolve("advanced.config").toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", "/dev/null"),
                Map.entry("RABBITMQ_PID_FILE", folder.resolve("pid").toString()),
                Map.entry("RABBITMQ_DIST_PORT", Integer.toString(distributionPort)),
                Map.entry("ERL_CRASH_DUMP", folder.resolve("crash.dump").toString()),
                Map.entry("ERL_EPMD_PORT", Integer.toString(epmdPort)),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry(
                        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS",
                        "+sbwt none +sbwtdcpu none +sbwtdio none -kernel inet_dist_use_interface {127,0,0,1}"));
    }

    private String node() {
        return "telegram-" + port + "@localhost";
    }

    private String plugins() {
        return metricsPort == NONE ? "[].\n" : "[rabbitmq_prometheus].\n";
    }

    private Path definitions() {
        return folder.resolve("definitions.json");
    }

    private String settings(String password, boolean defined) {
        return (defined ? "load_definitions = " + definitions() + "\n" : "")
                + """
                listeners.tcp.1 = 127.0.0.1:%d
                default_vhost = %s
                default_user = %s
                default_pass = %s
                default_permissions.configure = .*
                default_permissions.read = .*
                default_permissions.write = .*
                log.console = true
                log.console.level = warning
                """.formatted(port, VHOST, USER, password)
                + (metricsPort == NONE
                        ? ""
                        : "prometheus.tcp.ip = 127.0.0.1\nprometheus.tcp.port = " + metricsPort + "\n");
    }
}
