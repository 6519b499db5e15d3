package dev.tradingsystem.telegram.benchmarks.api;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept connection that sends a ready request and reads the answer: as little work as
/// possible, because it runs on the machine that is measured. Opened again when the server has
/// closed it. Not for several threads.
final class HttpConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int BUFFER = 1 << 16;

    private final int port;
    private final byte[] rest = new byte[BUFFER];
    private Socket socket;
    private InputStream in;

    HttpConnection(int port) throws IOException {
        this.port = port;
        this.socket = open();
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
    }

    /// What came back.
    ///
    /// @param tier the header `Cache-Status`, empty when there is none
    /// @param etag empty when there is none
    record Answer(int status, long bytes, String tier, String etag) {

        static final Answer NONE = new Answer(0, 0, "", "");
    }

    private Socket open() throws IOException {
        var opened = new Socket(InetAddress.getLoopbackAddress(), port);
        opened.setTcpNoDelay(true);
        opened.setSoTimeout(PATIENCE_MILLIS);
        return opened;
    }

    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        long length = -1;
        boolean close = false;
        String tier = "";
        String etag = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(line.substring(15).strip());
            } else if (lower.startsWith("cache-status:")) {
                tier = line.substring(13).strip();
            } else if (lower.startsWith("etag:")) {
                etag = line.substring(5).strip();
            } else if (lower.equals("connection: close")) {
                close = true;
            }
        }
        long bytes = status == 304 ? 0 : length >= 0 ? skip(length) : chunks();
        if (close) {
            socket.close();
            socket = open();
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        }
        return new Answer(status, bytes, tier, etag);
    }

    private long chunks() throws IOException {
        long all = 0;
        long size;
        do {
            size = Long.parseLong(line(), 16);
            all += skip(size);
            line();
        } while (size > 0);
        return all;
    }

    private long skip(long length) throws IOException {
        long left = length;
        while (left > 0) {
            int read = in.read(rest, 0, (int) Math.min(left, rest.length));
            if (read < 0) {
                throw new EOFException("the answer was cut off");
            }
            left -= read;
        }
        return length;
    }

    private String line() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                rest[length++] = (byte) next;
            }
        }
        return new String(rest, 0, length, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
