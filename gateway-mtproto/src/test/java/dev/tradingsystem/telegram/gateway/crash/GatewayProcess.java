package dev.tradingsystem.telegram.gateway.crash;

import dev.tradingsystem.telegram.gateway.GatewayJava;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gateway in a JVM of its own, taking files in.
final class GatewayProcess implements AutoCloseable {

    private static final String KEY = "a-key-for-this-test-only";

    private final Process process;
    private final int port;

    private GatewayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static GatewayProcess start(Servers servers, Path output, double rate, List<Path> files) throws IOException {
        int port = freePort();
        List<String> command = GatewayJava.command();
        settings(servers, port).forEach((name, value) -> command.add("--" + name + "=" + value));
        command.add("--telegram.import.rate=" + rate);
        for (int i = 0; i < files.size(); i++) {
            command.add("--telegram.import.files[" + i + "]=" + files.get(i));
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        return new GatewayProcess(process, port);
    }

    private static Map<String, Object> settings(Servers servers, int port) {
        return Map.ofEntries(
                Map.entry("API_SECRET_TOKEN", KEY),
                Map.entry("GATEWAY_PORT", port),
                Map.entry("TELEGRAM_PGBOUNCER_HOST", "127.0.0.1"),
                Map.entry("TELEGRAM_PGBOUNCER_PORT", servers.proxy.port()),
                Map.entry("TELEGRAM_DB_NAME", Servers.DATABASE),
                Map.entry("TELEGRAM_DB_USER", servers.postgres.user()),
                Map.entry("TELEGRAM_DB_PASSWORD", servers.postgres.password()),
                Map.entry("TELEGRAM_REDIS_SENTINELS", "127.0.0.1:" + servers.redis.sentinelPort()),
                Map.entry("TELEGRAM_ENABLE_QUEUE", true),
                Map.entry("TELEGRAM_RABBITMQ_HOST", "127.0.0.1"),
                Map.entry("TELEGRAM_RABBITMQ_PORT", servers.rabbit.port()),
                Map.entry("TELEGRAM_RABBITMQ_USER", servers.rabbit.user()),
                Map.entry("TELEGRAM_RABBITMQ_PASSWORD", servers.rabbit.password()),
                Map.entry("telegram.lease.time-to-live", "1s"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// SIGKILL, and waits until it is gone.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// SIGTERM; the exit code.
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
        return process.exitValue();
    }

    /// What the service says of itself; a missing node while it does not answer.
    JsonNode health() {
        return answer("/health");
    }

    /// How far its sinks are.
    JsonNode sinks() {
        return answer("/sinks");
    }

    private JsonNode answer(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", KEY)
                .timeout(Duration.ofSeconds(10))
                .build();
        JsonMapper json = JsonMapper.shared();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return json.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            return json.missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return json.missingNode();
        }
    }

    /// The status code of a request with or without the key.
    int status(String path, boolean withKey) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
        if (withKey) {
            request.header("Authorization", "Bearer " + KEY);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
