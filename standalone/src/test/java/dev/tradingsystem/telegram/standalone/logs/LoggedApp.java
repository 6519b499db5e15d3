package dev.tradingsystem.telegram.standalone.logs;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An app in a JVM of its own, with nothing on its class path that sets up logging.
final class LoggedApp implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;
    private final int port;
    private final String key;

    private LoggedApp(Process process, Path output, int port, String key) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.key = key;
    }

    /// @param environment what it is told
    /// @param key that it takes
    static LoggedApp start(Class<?> app, Path output, int port, Map<String, String> environment, String key)
            throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        app.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        return new LoggedApp(builder.start(), output, port, key);
    }

    /// Without this module's: its `logback.xml` is for the eye.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Path.of(entry).resolve("logback.xml").toFile().exists())
                .filter(entry -> !Path.of(entry)
                        .resolve(LoggedApp.class.getName().replace('.', '/') + ".class")
                        .toFile()
                        .exists())
                .collect(Collectors.joining(File.pathSeparator));
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("no port is free", e);
        }
    }

    /// The status of an answer; 0 while there is none.
    int get(String path, String requestHeader, String requestId) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", key)
                .header(requestHeader, requestId)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return requestId.equals(answer.headers().firstValue("X-Request-Id").orElse("")) ? answer.statusCode() : -1;
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /// The lines so far; one that is being written is left out.
    List<String> lines() {
        try {
            String text = Files.readString(output);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new AssertionError("its log cannot be read", e);
        }
    }

    /// The lines with a label of that value.
    List<JsonNode> linesWith(String label, String value) {
        return lines().stream()
                .filter(line -> line.contains(value))
                .map(JsonMapper.shared()::readTree)
                .filter(line -> line.path("labels").path(label).asString("").equals(value))
                .toList();
    }

    /// Tells it to, and does not wait.
    void stop() {
        process.destroy();
    }

    void awaitEnd() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running a minute after it was told to stop");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
