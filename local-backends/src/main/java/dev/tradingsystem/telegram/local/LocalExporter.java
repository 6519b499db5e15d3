package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Prometheus exporter on a loopback port: what tells the figures of a server that does not
/// tell them itself.
///
/// Needs an installed one: ask [Availability] first. It serves while its server is away and says
/// so.
public final class LocalExporter implements AutoCloseable {

    static final String REDIS = "prometheus-redis-exporter";
    static final String POSTGRES = "prometheus-postgres-exporter";

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;

    private final Path folder;
    private final int port;
    private final ServerProcess process;

    private LocalExporter(Path folder, int port, ServerProcess process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        Run.current().opened(this);
    }

    /// One for any number of Redis servers and sentinels: it asks the one that a scrape of
    /// `/scrape?target=redis://…` names.
    public static LocalExporter redis() {
        return start(REDIS, Map.of(), "-redis.addr=", "-web.listen-address=");
    }

    /// One for a PostgreSQL server, connected to one of its databases.
    public static LocalExporter postgres(LocalPostgres server, String database) {
        var settings = Map.of(
                "DATA_SOURCE_URI", "127.0.0.1:" + server.port() + "/" + database + "?sslmode=disable",
                "DATA_SOURCE_USER", server.user(),
                "DATA_SOURCE_PASS", server.password());
        return start(POSTGRES, settings, "--web.listen-address=");
    }

    /// Where its figures are.
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.stop("TERM", STOP);
        Folders.wipe(folder);
        Run.current().closed(this);
    }

    private static LocalExporter start(String name, Map<String, String> settings, String... arguments) {
        var program = Programs.find(name).orElseThrow(() -> new ServerStartException(name + " is not installed"));
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(program, settings, List.of(arguments));
            } catch (ServerStartException e) { // another program may have taken the port meanwhile
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// The port goes behind the last argument.
    private static LocalExporter startOnce(Path program, Map<String, String> settings, List<String> arguments) {
        var folder = Run.current().newFolder("exporter");
        int port = Ports.free();
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        command.add(command.removeLast() + "127.0.0.1:" + port);
        var account = Account.of("prometheus");
        account.own(folder);
        var started = ServerProcess.start(new Launch("exporter", account, folder, settings, command));
        var exporter = new LocalExporter(folder, port, started);
        exporter.awaitAnswer();
        return exporter;
    }

    private void awaitAnswer() {
        try {
            process.awaitReady(START, () -> Ports.answers(port));
        } catch (ServerStartException e) {
            close();
            throw e;
        }
    }
}
