package dev.tradingsystem.telegram.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The servers of the compose files as processes of this machine, with the very files and start
/// scripts that are mounted into their containers. What is left out because this machine's
/// versions are too old for it, or lack it, is named in the constants.
final class RenderedServers implements AutoCloseable {

    /// TimescaleDB is not among the packages of this machine.
    static final String LIBRARIES_LEFT_OUT = "timescaledb";

    /// PgBouncer learnt these after 1.18, and refuses to start on what it does not know.
    static final List<String> POOL_SETTINGS_LEFT_OUT = List.of("max_prepared_statements");

    private static final Duration START = Duration.ofMinutes(1);

    private final Installation installation;
    private final Path compose;
    private final Map<String, Process> processes = new LinkedHashMap<>();

    RenderedServers(Installation installation) throws IOException {
        this.installation = installation;
        this.compose = installation.folder().resolve("compose");
        assertThat(Command.of(
                                "cp",
                                "-R",
                                Installation.REPOSITORY
                                        .resolve("deploy/compose")
                                        .toString(),
                                compose.toString())
                        .run()
                        .code())
                .isZero();
        installation.letServersRead();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "rendered-servers-end"));
    }

    /// A file beside the compose files, where the servers can read it.
    Path file(String name) {
        return compose.resolve(name);
    }

    Process process(String name) {
        return processes.get(name);
    }

    void startDatabase() throws IOException {
        Path data = work("postgres", "postgres");
        Path password = installation.secrets("telegram-timescaledb").resolve("telegram.pass");
        var made = Command.as("postgres", postgres("initdb"), "-D", data + "/data", "-U", "telegram")
                .with(Map.of())
                .run();
        assertThat(made.code()).as(made.output()).isZero();
        start(
                "database",
                Command.as(
                        "postgres",
                        postgres("postgres"),
                        "-D",
                        data + "/data",
                        "-cconfig_file=" + file("timescaledb/postgresql.conf"),
                        "-chba_file=" + file("timescaledb/pg_hba.conf"),
                        "-cport=" + installation.port("DATABASE"),
                        "-clisten_addresses=127.0.0.1",
                        "-cunix_socket_directories=" + data,
                        "-cshared_preload_libraries=pg_stat_statements"),
                "DATABASE");
        assertThat(password).isNotEmptyFile();
    }

    private static String postgres(String program) throws IOException {
        try (var versions = Files.newDirectoryStream(Path.of("/usr/lib/postgresql"))) {
            return versions.iterator().next().resolve("bin").resolve(program).toString();
        }
    }

    private Path work(String name, String user) throws IOException {
        Path folder = Files.createDirectories(installation.folder().resolve("work").resolve(name));
        installation.letServersRead();
        if (Command.isRoot()) {
            assertThat(Command.of("chown", user, folder.toString()).run().code())
                    .isZero();
        }
        return folder;
    }

    private void start(String name, Command command, String... ports) {
        var process = command.start(installation.folder().resolve(name + ".log"));
        processes.put(name, process);
        await().atMost(START).pollInterval(Duration.ofMillis(50)).until(() -> {
            assertThat(process.isAlive()).as("%s: %s", name, log(name)).isTrue();
            return List.of(ports).stream().allMatch(port -> answers(installation.port(port)));
        });
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String log(String name) {
        try {
            return Files.readString(installation.folder().resolve(name + ".log"));
        } catch (IOException e) {
            return "no log";
        }
    }

    @Override
    public void close() {
        List<Process> all = new ArrayList<>(processes.values());
        processes.clear();
        for (Process process : all.reversed()) {
            List<ProcessHandle> tree = new ArrayList<>(process.descendants().toList());
            tree.add(process.toHandle());
            tree.forEach(ProcessHandle::destroyForcibly);
            process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
