package dev.tradingsystem.telegram.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// A client of the stream over a plain socket: it can be cut off at any byte, and stop reading.
final class StreamClient implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader lines;
    private final String status;

    /// One event; a comment or a `retry` line is none.
    record Event(String id, String name, String data) {}

    /// @param query what stands behind `/stream?`
    /// @param lastEventId the header of that name; empty for none
    StreamClient(int port, String key, String query, String lastEventId) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            String header = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            // version 1.0: the answer is not chunked and ends with the connection
            String request = "GET /stream?%s HTTP/1.0\r\nHost: localhost\r\nX-API-Key: %s\r\n%s\r\n"
                    .formatted(query, key, header);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 65_536);
            status = String.valueOf(lines.readLine());
            String line = lines.readLine();
            while (line != null && !line.isEmpty()) {
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int status() {
        return Integer.parseInt(status.split(" ", 3)[1]);
    }

    /// The next event; empty when the stream ended.
    Optional<Event> next() {
        String id = "";
        String name = "";
        var data = new StringBuilder();
        try {
            String line = lines.readLine();
            while (line != null) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data.append(line, 6, line.length());
                } else if (line.isEmpty() && !name.isEmpty()) {
                    return Optional.of(new Event(id, name, data.toString()));
                }
                line = lines.readLine();
            }
            return Optional.empty();
        } catch (SocketTimeoutException e) {
            throw new UncheckedIOException("nothing came", e);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
