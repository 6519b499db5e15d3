package dev.tradingsystem.telegram.gateway.telegram;

import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.GatewayJava;
import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.testdc.account.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The gateway in a JVM of its own.
public final class GatewayProcess implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final GatewayClient http;

    private GatewayProcess(Process process, int port) {
        this.process = process;
        this.http = new GatewayClient(port);
    }

    /// Starts one and waits until its API answers.
    ///
    /// @param output takes what it prints
    /// @param more settings beside the usual ones, or in their place
    public static GatewayProcess start(
            TelegramServers servers, String account, Path session, Path output, Map<String, Object> more)
            throws IOException {
        GatewayProcess gateway = launch(servers, account, session, output, more);
        await("the API").atMost(LIMIT).until(gateway::answers);
        return gateway;
    }

    /// The same without waiting.
    public static GatewayProcess launch(
            TelegramServers servers, String account, Path session, Path output, Map<String, Object> more)
            throws IOException {
        int port = freePort();
        Map<String, Object> settings = servers.settings(account, session);
        settings.put("GATEWAY_PORT", port);
        settings.putAll(more);
        List<String> command = GatewayJava.command();
        settings.forEach((name, value) -> command.add("--%s=%s".formatted(name, value)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        return new GatewayProcess(process, port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private boolean answers() {
        try {
            return http.get("/livez").status() == 200;
        } catch (UncheckedIOException e) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the gateway ended with " + process.exitValue(), e);
            }
            return false;
        }
    }

    public GatewayClient http() {
        return http;
    }

    /// The state of the login it tells; empty while it does not answer.
    public String state() {
        try {
            return http.get("/login").field("state");
        } catch (UncheckedIOException e) {
            return "";
        }
    }

    /// Waits for a state of the login.
    public GatewayProcess awaitState(String state) {
        await(state).atMost(LIMIT).pollInterval(Duration.ofMillis(50)).until(this::state, state::equals);
        return this;
    }

    public GatewayProcess logIn(User user) {
        awaitState("WAITING_FOR_LOGIN");
        Reply begun = http.post("/login", Map.of("method", "phone", "phone", "+" + user.phone()));
        http.post("/login/code", Map.of("attempt", begun.field("attempt"), "code", user.code()));
        return awaitState("READY");
    }

    /// SIGKILL, and waits until it is gone.
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /// Sends SIGTERM and does not wait.
    public void terminate() {
        process.destroy();
    }

    /// Waits for the end; the exit code.
    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            kill();
        }
        return process.exitValue();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        http.close();
        process.destroyForcibly();
    }
}
