package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/// A Prometheus on a loopback port with an empty store that goes with it.
///
/// Needs an installed `prometheus`: ask [Availability] first.
public final class LocalPrometheus implements AutoCloseable {

    static final String PROGRAM = "prometheus";

    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;
    private static final int OK = 200;

    private final Path folder;
    private final int port;
    private final ServerProcess process;

    private LocalPrometheus(Path folder, int port, ServerProcess process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
        Run.current().opened(this);
    }

    /// Starts one on a free port.
    ///
    /// @param configuration makes the text of `prometheus.yml` for that port
    /// @param files what it names, by relative paths, and their texts
    public static LocalPrometheus start(IntFunction<String> configuration, Map<String, String> files) {
        var program = Programs.find(PROGRAM).orElseThrow(() -> new ServerStartException("prometheus is not installed"));
        for (int attempt = 1; ; attempt++) {
            try {
                return startOnce(program, configuration, files);
            } catch (ServerStartException e) { // another program may have taken the port meanwhile
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// Where its page and its API are.
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.stop("TERM", STOP);
        Folders.wipe(folder);
        Run.current().closed(this);
    }

    private static LocalPrometheus startOnce(
            Path program, IntFunction<String> configuration, Map<String, String> files) {
        var folder = Run.current().newFolder("prometheus");
        int port = Ports.free();
        var settings = folder.resolve("prometheus.yml");
        Folders.write(settings, configuration.apply(port), "rw-------");
        files.forEach((name, text) -> {
            var file = folder.resolve(name);
            Folders.create(file.resolveSibling("."), "rwx------");
            Folders.write(file, text, "rw-------");
        });
        var account = Account.of("prometheus");
        account.own(folder);
        var command = List.of(
                program.toString(),
                "--config.file=" + settings,
                "--storage.tsdb.path=" + folder.resolve("store"),
                "--web.listen-address=127.0.0.1:" + port,
                "--log.level=warn");
        var prometheus =
                new LocalPrometheus(folder, port, ServerProcess.start(new Launch(PROGRAM, account, folder, command)));
        prometheus.awaitAnswer();
        return prometheus;
    }

    private void awaitAnswer() {
        try (var http = HttpClient.newHttpClient()) {
            process.awaitReady(START, () -> isReady(http));
        } catch (ServerStartException e) {
            close();
            throw e;
        }
    }

    /// The port is open before the store is.
    private boolean isReady(HttpClient http) {
        var request = HttpRequest.newBuilder(URI.create(address() + "/-/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
