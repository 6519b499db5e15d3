package dev.tradingsystem.telegram.api.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A request as bytes are made of it: nothing in it need be right.
final class FuzzRequest {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int SHOWN = 600;

    final String operation;
    String method;
    String path;
    final List<String> parameters = new ArrayList<>();
    final List<String> headers = new ArrayList<>();
    byte @Nullable [] body;

    /// Sent in place of the real length.
    @Nullable
    String length;

    /// Sent as it is, whatever the rest says.
    byte @Nullable [] raw;

    /// What was done to it.
    String mutation = "";

    FuzzRequest(String operation, String method, String path) {
        this.operation = operation;
        this.method = method;
        this.path = path;
    }

    /// Whether it could change something.
    boolean mayWrite() {
        return raw != null || !READING.contains(method);
    }

    void body(String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    void replaceHeader(String name, String line) {
        headers.removeIf(header -> header.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        headers.add(line);
    }

    byte[] bytes() {
        if (raw != null) {
            return raw;
        }
        String target = parameters.isEmpty() ? path : path + "?" + String.join("&", parameters);
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        byte[] content = body == null ? new byte[0] : body;
        if (length != null || body != null) {
            head.append("Content-Length: ")
                    .append(length == null ? content.length : length)
                    .append("\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[first.length + content.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(content, 0, all, first.length, content.length);
        return all;
    }

    /// As much of it as a person needs to see.
    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.UTF_8);
        return mutation + ": " + text.substring(0, Math.min(SHOWN, text.length()));
    }
}
