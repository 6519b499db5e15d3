package dev.tradingsystem.telegram.api.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection that sends any bytes and reads what comes back. Kept
/// open as long as nothing odd happened on it. Not for several threads.
final class RawClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST = 4 << 20;

    private final int port;
    private @Nullable Socket socket;
    private @Nullable InputStream in;

    RawClient(int port) {
        this.port = port;
    }

    /// Sends it, and once more when a kept connection turns out to be closed.
    ///
    /// @throws java.net.SocketTimeoutException when no answer came in five seconds
    RawAnswer send(FuzzRequest request) throws IOException {
        boolean fresh = socket == null;
        RawAnswer answer = attempt(request);
        if (answer.status() == 0 && !fresh) {
            answer = attempt(request);
        }
        return answer;
    }

    private RawAnswer attempt(FuzzRequest request) throws IOException {
        long began = System.nanoTime();
        boolean odd = request.raw != null || request.mutation.contains("WIRE");
        try {
            Socket open = connected();
            open.getOutputStream().write(request.bytes());
            open.getOutputStream().flush();
            if (odd) {
                open.shutdownOutput();
            }
            return read(request.method, began, odd);
        } catch (java.net.SocketTimeoutException e) {
            close();
            throw e;
        } catch (IOException e) {
            close();
            return new RawAnswer(0, List.of(), String.valueOf(e.getMessage()), System.nanoTime() - began);
        }
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setSoTimeout((int) PATIENCE.toMillis());
            open.setTcpNoDelay(true);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
        }
        return open;
    }

    private RawAnswer read(String method, long began, boolean last) throws IOException {
        var head = new ArrayList<String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.add(line);
        }
        if (head.isEmpty()) {
            close();
            return new RawAnswer(0, head, "", System.nanoTime() - began);
        }
        if (!head.getFirst().startsWith("HTTP/")) {
            // asked without a version of HTTP: the body alone
            close();
            return new RawAnswer(0, List.of(), String.join("\n", head), System.nanoTime() - began);
        }
        int status = Integer.parseInt(head.getFirst().split(" ", 3)[1]);
        var answer = new RawAnswer(status, head, "", 0);
        boolean empty = method.equals("HEAD") || status == 204 || status == 304;
        String body = empty ? "" : body(answer);
        if (last
                || answer.header("Connection").equalsIgnoreCase("close")
                || answer.form().equals("text/event-stream")) {
            close();
        }
        return new RawAnswer(status, head, body, System.nanoTime() - began);
    }

    private String body(RawAnswer head) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (head.header("Transfer-Encoding").equalsIgnoreCase("chunked")) {
            boolean stream = head.form().equals("text/event-stream");
            int size;
            do {
                size = Integer.parseInt(line().strip(), 16);
                bytes.write(exactly(size));
                line();
            } while (size > 0 && !stream && bytes.size() < MOST);
        } else if (!head.header("Content-Length").isEmpty()) {
            bytes.write(exactly(Integer.parseInt(head.header("Content-Length"))));
        } else {
            bytes.write(input().readNBytes(MOST));
            close();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = input().readNBytes(size);
        if (bytes.length < size) {
            throw new IOException("cut off");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = input().read(); next >= 0 && next != '\n'; next = input().read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private InputStream input() throws IOException {
        InputStream open = in;
        if (open == null) {
            throw new IOException("not connected");
        }
        return open;
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        in = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException _) {
                // it is of no use any more
            }
        }
    }
}
