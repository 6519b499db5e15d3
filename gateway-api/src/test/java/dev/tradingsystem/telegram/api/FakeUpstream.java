package dev.tradingsystem.telegram.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Stands for the gateway and the worker: says what it was asked, and has one photo.
final class FakeUpstream implements AutoCloseable {

    /// The first bytes of a JPEG; what follows does not matter here.
    static final byte[] PHOTO = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 1, 2, 3};

    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    FakeUpstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::echo);
        server.createContext("/media/", this::photo);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Every request so far, but those for photos.
    List<String> asked() {
        return List.copyOf(asked);
    }

    private void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String said = "%s %s %s key=%s for=%s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        body,
                        exchange.getRequestHeaders().getFirst("X-API-Key"),
                        exchange.getRequestHeaders().getFirst("X-On-Behalf-Of"));
        asked.add(said);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        send(exchange, 202, said.getBytes(StandardCharsets.UTF_8));
    }

    private void photo(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/401")) {
            send(exchange, 401, new byte[0]);
            return;
        }
        boolean known = exchange.getRequestURI().getPath().endsWith("/7");
        exchange.getResponseHeaders().add("Content-Type", known ? "image/jpeg" : "application/problem+json");
        exchange.getResponseHeaders().add("ETag", "\"AQADunique\"");
        String problem =
                "{\"type\":\"urn:telegram:problem:session-not-ready\",\"title\":\"Telegram is not logged in\",\"status\":503}";
        send(exchange, known ? 200 : 503, known ? PHOTO : problem.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
