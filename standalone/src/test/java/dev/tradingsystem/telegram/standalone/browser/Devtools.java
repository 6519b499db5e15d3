package dev.tradingsystem.telegram.standalone.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A connection to one page of a browser, in the browser's own DevTools protocol: commands with
/// an answer each, and events in between. Needs no driver beside the browser.
final class Devtools implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LIMIT_SECONDS = 30;

    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, JsonNode>> listeners = new CopyOnWriteArrayList<>();

    Devtools(URI page) {
        this.socket = get("the page", http.newWebSocketBuilder().buildAsync(page, new Reader()));
    }

    /// Tells of every event from now on; on the connection's own thread, so it must not ask.
    void listen(BiConsumer<String, JsonNode> listener) {
        listeners.add(listener);
    }

    /// Sends a command and waits for its answer.
    ///
    /// @throws AssertionError when the browser refuses it or does not answer
    JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        synchronized (socket) {
            get(method, socket.sendText(text, true));
        }
        JsonNode message = get(method, answer);
        if (message.has("error")) {
            throw new AssertionError(method + ": " + message.path("error"));
        }
        return message.path("result");
    }

    private static <T> T get(String what, CompletableFuture<T> future) {
        try {
            return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("the browser did not answer: " + what, e);
        }
    }

    private void take(JsonNode message) {
        int id = message.path("id").asInt(0);
        CompletableFuture<JsonNode> waiting = asked.remove(id);
        if (waiting != null) {
            waiting.complete(message);
        } else {
            listeners.forEach(listener -> listener.accept(message.path("method").asString(""), message.path("params")));
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }

    /// Puts the parts of a message together.
    private final class Reader implements WebSocket.Listener {

        private final StringBuilder parts = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                JsonNode message = JSON.readTree(parts.toString());
                parts.setLength(0);
                take(message);
            }
            from.request(1);
            return null;
        }
    }
}
