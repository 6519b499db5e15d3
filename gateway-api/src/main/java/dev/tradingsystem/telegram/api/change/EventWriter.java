package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.document.Projection;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Writes server-sent events, as the HTML standard describes them (`text/event-stream`).
final class EventWriter {

    private final HttpServletResponse response;
    private final OutputStream out;
    private final JsonMapper json;
    private final Projection projection;
    private final StreamMetrics metrics;
    private boolean unsent;

    EventWriter(HttpServletResponse response, JsonMapper json, Projection projection, StreamMetrics metrics)
            throws IOException {
        this.response = response;
        this.out = response.getOutputStream();
        this.json = json;
        this.projection = projection;
        this.metrics = metrics;
    }

    /// How long a client waits before it comes again.
    void retryAfter(int millis) throws IOException {
        print("retry: " + millis + "\n");
    }

    void write(TailEntry entry) throws IOException {
        out.write(projection.isAll() ? entry.event() : entry.event(projection, json));
        metrics.sent();
        unsent = true;
    }

    /// @param id what the client sends back to go on from here; `null` leaves its position alone
    void write(@Nullable Long id, String event, Object data) throws IOException {
        String number = id == null ? "" : "id: " + id + "\n";
        print("%sevent: %s\ndata: %s\n\n".formatted(number, event, json.writeValueAsString(data)));
    }

    private void print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        unsent = true;
    }

    /// Sends what was written.
    ///
    /// @return whether there was anything
    boolean flush() throws IOException {
        boolean sent = unsent;
        if (sent) {
            response.flushBuffer();
            unsent = false;
        }
        return sent;
    }
}
