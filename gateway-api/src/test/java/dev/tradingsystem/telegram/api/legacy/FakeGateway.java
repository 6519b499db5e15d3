package dev.tradingsystem.telegram.api.legacy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gateway's login, session and figures as its own description has them, with one code and
/// one password that are right.
final class FakeGateway implements AutoCloseable {

    static final String CODE = "12345";
    static final String PASSWORD = "a long password";
    private static final String SINCE = "2025-11-05T12:00:00.5Z";

    private final HttpServer server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Set<String> photos = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private volatile String state = "WAITING_FOR_LOGIN";

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void state(String state) {
        this.state = state;
    }

    /// What a path answers from now on; nothing else has an answer.
    void answers(String path, String body) {
        answers.put(path, body);
    }

    /// How often a photo was asked for.
    int asked(String path) {
        return asked.getOrDefault(path, 0);
    }

    /// Photos are handed out when the latch is open.
    void hold(CountDownLatch latch) {
        hold = latch;
    }

    private static void wait(CountDownLatch latch) {
        try {
            boolean _ = latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A path that has a photo from now on.
    void photo(String path) {
        photos.add(path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        JsonNode json = JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
        switch (path) {
            case "/login" -> login(exchange);
            case "/login/code" -> step(exchange, json, "WAITING_FOR_CODE", "code", CODE, "WAITING_FOR_PASSWORD");
            case "/login/password" -> step(exchange, json, "WAITING_FOR_PASSWORD", "password", PASSWORD, "READY");
            case "/login/cancel" -> {
                state = "WAITING_FOR_LOGIN";
                send(exchange, 200, login());
            }
            default -> {
                if (photos.contains(path)) {
                    asked.merge(path, 1, Integer::sum);
                    wait(hold);
                    send(exchange, 200, "image/png", "not much of a picture");
                    return;
                }
                String known = answers.get(path);
                send(exchange, known == null ? 404 : 200, known == null ? problem("not-found", 404) : known);
            }
        }
    }

    private void login(HttpExchange exchange) throws IOException {
        boolean post = exchange.getRequestMethod().equals("POST");
        if (post && !state.equals("WAITING_FOR_LOGIN")) {
            send(exchange, 409, problem("login-state", 409));
            return;
        }
        state = post ? "WAITING_FOR_CODE" : state;
        send(exchange, post ? 202 : 200, login());
    }

    private void step(HttpExchange exchange, JsonNode body, String in, String name, String right, String next)
            throws IOException {
        boolean fits = state.equals(in) && body.path("attempt").asString("").equals("a7f3");
        if (!fits) {
            send(exchange, 409, problem("login-state", 409));
        } else if (body.path(name).asString("").equals(right)) {
            state = next;
            send(exchange, 200, login());
        } else {
            send(exchange, 422, problem("login-" + name + "-invalid", 422));
        }
    }

    private String login() {
        String attempt = state.equals("WAITING_FOR_LOGIN") || state.equals("READY") ? "null" : "\"a7f3\"";
        return """
                {"state":"%s","attempt":%s,"method":"phone","phone":null,"code":null,"password":null,"qr":null,
                 "since":"%s","problem":null,"actions":[]}""".formatted(state, attempt, SINCE);
    }

    private static String problem(String type, int status) {
        return """
                {"type":"urn:telegram:problem:%s","title":"-","status":%d,"detail":"what the gateway says"}""".formatted(type, status);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "application/json", text);
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
