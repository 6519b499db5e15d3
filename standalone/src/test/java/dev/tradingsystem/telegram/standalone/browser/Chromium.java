package dev.tradingsystem.telegram.standalone.browser;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// A browser without a window, which reaches nothing but this machine.
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration START = Duration.ofSeconds(30);

    private final Process process;
    private final int port;

    private Chromium(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// The program, if there is one on the path, or where the system property `browser` says.
    static Optional<Path> installed() {
        String named = System.getProperty("browser");
        Stream<Path> places = named != null
                ? Stream.of(Path.of(named))
                : Pattern.compile(File.pathSeparator)
                        .splitAsStream(
                                Optional.ofNullable(System.getenv("PATH")).orElse(""))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return places.filter(Files::isExecutable).findFirst();
    }

    /// @param folder for its profile and its output
    static Chromium start(Path program, Path folder) throws IOException {
        Path profile = Files.createDirectories(folder.resolve("profile"));
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--no-first-run",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-color-profile=srgb",
                "--hide-scrollbars",
                "--lang=pt-BR"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--no-sandbox"); // it refuses to start for root with one
        }
        command.add("about:blank");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        Path told = profile.resolve("DevToolsActivePort");
        await("the browser to start")
                .atMost(START)
                .until(() -> Files.exists(told) && Files.readAllLines(told).size() > 1);
        return new Chromium(process, Integer.parseInt(Files.readAllLines(told).getFirst()));
    }

    /// A new tab.
    Tab open() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                    .PUT(HttpRequest.BodyPublishers.noBody())
                    .build();
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new Tab(new Devtools(URI.create(JsonMapper.shared()
                    .readTree(answer)
                    .path("webSocketDebuggerUrl")
                    .asString())));
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        family.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
