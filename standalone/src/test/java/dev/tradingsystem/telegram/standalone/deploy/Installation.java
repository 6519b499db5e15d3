package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Secrets and rendered configuration in a temporary folder, made by the scripts an operator
/// uses, with this machine's ports and folders for the containers'.
///
/// @param folder TELEGRAM_STACK_DIR
/// @param ports of each server, by a name of ours
/// @param parameters what the renderer was told in place of the containers' addresses, and what
///     the processes of this machine need beside
record Installation(Path folder, Map<String, Integer> ports, Map<String, String> parameters) {

    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> PORTS = List.of(
            "DATABASE", "POOL", "MASTER", "REPLICA", "SENTINEL", "RABBIT", "RABBIT_MANAGEMENT", "RABBIT_METRICS");

    static Installation make(Path folder) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String server : PORTS) {
            int port = freePort();
            ports.put(server, port);
            parameters.put("RENDER_" + server + "_PORT", Integer.toString(port));
        }
        for (String address : List.of("MASTER", "REPLICA", "SENTINEL", "POOL", "RABBIT")) {
            parameters.put("RENDER_" + address + "_ADDRESS", "127.0.0.1");
        }
        parameters.put("EPMD_PORT", Integer.toString(freePort()));
        parameters.put("RABBIT_DISTRIBUTION_PORT", Integer.toString(freePort()));
        parameters.put("TELEGRAM_STACK_DIR", folder.toString());
        parameters.put("STACK", folder.toString());
        parameters.put("RENDER_DATABASE_HOST", "127.0.0.1");
        parameters.put("RENDER_REDIS_BIND", "127.0.0.1");
        parameters.put("RENDER_POOL_FOLDER", folder + "/rendered/telegram-pgbouncer");
        parameters.put("RENDER_REDIS_FOLDER", folder + "/rendered/telegram-redis");
        parameters.put("RENDER_RABBIT_FOLDER", folder + "/rendered/telegram-rabbitmq");
        var made = new Installation(folder, Map.copyOf(ports), Map.copyOf(parameters));
        made.script("make_secrets; render_all");
        return made;
    }

    int port(String server) {
        return ports.get(server);
    }

    Path secrets(String reader) {
        return folder.resolve("secrets").resolve(reader);
    }

    Path rendered(String service) {
        return folder.resolve("rendered").resolve(service);
    }

    String secret(String reader, String name) {
        try {
            return Files.readString(secrets(reader).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no secret " + name + " of " + reader, e);
        }
    }

    private void script(String body) {
        bash(body, parameters);
    }

    /// What a line of shell prints that knows the functions of `scripts/lib`.
    static String bash(String body) {
        return bash(body, Map.of());
    }

    private static String bash(String body, Map<String, String> environment) {
        var result = Command.of(
                        "bash",
                        "-c",
                        "set -Eeuo pipefail; for part in common environment secrets render; do"
                                + " source scripts/lib/$part.sh; done; umask 077; " + body)
                .in(REPOSITORY)
                .with(environment)
                .run();
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
