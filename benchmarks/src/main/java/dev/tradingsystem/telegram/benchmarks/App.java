package dev.tradingsystem.telegram.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One of the apps as it is delivered, in a JVM of its own.
public final class App implements AutoCloseable {

    private static final int READY = 200;
    private static final Duration TIME_TO_START = Duration.ofMinutes(2);

    private final Process process;
    private final int port;
    private final Path output;

    private App(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /// Starts it, with what it prints in a file.
    public static App start(Path jar, Path output, Map<String, String> settings) throws IOException {
        return start(List.of("-jar", jar.toString()), output, settings);
    }

    /// The same for any program of a class path.
    ///
    /// @param program the arguments of `java` that name it
    public static App start(List<String> program, Path output, Map<String, String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(java(), "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(program);
        return launch(Path.of("."), command, output, settings);
    }

    /// The Java this runs on.
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// The same in a folder, with every word of the command but the settings.
    public static App launch(Path folder, List<String> words, Path output, Map<String, String> settings)
            throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(words);
        command.add("--server.port=" + port);
        settings.forEach((name, value) -> command.add("--" + name + "=" + value));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new App(process, port, output);
    }

    /// Waits until the path answers 200.
    public App await(String path) throws InterruptedException {
        long end = System.nanoTime() + TIME_TO_START.toNanos();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end && process.isAlive()) {
                if (answers(http, request)) {
                    return this;
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("the app did not come up, see " + output);
    }

    /// Where it listens, on loopback.
    public int port() {
        return port;
    }

    /// The number of its process.
    public long pid() {
        return process.pid();
    }

    private static boolean answers(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == READY;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
