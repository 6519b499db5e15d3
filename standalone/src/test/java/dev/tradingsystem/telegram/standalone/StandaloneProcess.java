package dev.tradingsystem.telegram.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The standalone application in a JVM of its own, as `scripts/run-local.sh` starts it.
final class StandaloneProcess implements AutoCloseable {

    private static final int PORT_OFFSET = 10_000;

    private final Process process;
    private final Path data;

    private StandaloneProcess(Process process, Path data) {
        this.process = process;
        this.data = data;
    }

    static StandaloneProcess start(Path data, Path output, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StandaloneApplication.class.getName(),
                "--standalone.data=" + data,
                "--standalone.port-offset=" + PORT_OFFSET));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()))
                .start();
        return new StandaloneProcess(process, data);
    }

    /// What a path answers; a missing node while nobody answers.
    JsonNode get(int usualPort, String path) {
        JsonMapper json = JsonMapper.shared();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d%s".formatted(usualPort + PORT_OFFSET, path)))
                    .header("Authorization", "Bearer " + key())
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return json.missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return json.missingNode();
        }
    }

    private String key() throws IOException {
        var keys = new Properties();
        try (InputStream in = Files.newInputStream(data.resolve("keys.properties"))) {
            keys.load(in);
        }
        return keys.getProperty("api");
    }

    /// Every process that this one started.
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    /// As Ctrl-C does.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            throw new AssertionError("still running 90 s after it was told to stop");
        }
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + limit);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
