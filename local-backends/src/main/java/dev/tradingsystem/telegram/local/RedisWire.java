package dev.tradingsystem.telegram.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One command to Redis on a connection of its own, enough to see whether a server serves.
final class RedisWire {

    private static final int PATIENCE_MS = 1_000;

    private RedisWire() {}

    /// The answer as flat text: a status, number or string is one element, an array its elements,
    /// nothing is none.
    ///
    /// @throws IOException when the server is not reached or answers with an error
    static List<String> ask(int port, String... words) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.getOutputStream().write(encode(words));
            var answer = new ArrayList<String>();
            read(new BufferedInputStream(socket.getInputStream()), answer);
            return answer;
        }
    }

    /// As [#ask], the elements joined; empty when the server is not reached or refuses.
    static String askQuietly(int port, String... words) {
        try {
            return String.join("\n", ask(port, words));
        } catch (IOException e) {
            return "";
        }
    }

    /// Whether a server answers there, be it only that it wants to know who asks.
    static boolean serves(int port) {
        try {
            return ask(port, "PING").equals(List.of("PONG"));
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("NOAUTH");
        }
    }

    private static byte[] encode(String... words) {
        var text = new StringBuilder("*").append(words.length).append("\r\n");
        for (var word : words) {
            int length = word.getBytes(StandardCharsets.UTF_8).length;
            text.append('$').append(length).append("\r\n").append(word).append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void read(InputStream in, List<String> answer) throws IOException {
        int kind = in.read();
        var line = line(in);
        switch (kind) {
            case '+', ':' -> answer.add(line);
            case '$' -> readString(in, Integer.parseInt(line), answer);
            case '*' -> {
                for (int left = Integer.parseInt(line); left > 0; left--) {
                    read(in, answer);
                }
            }
            case '-' -> throw new IOException("Redis refused: " + line);
            default -> throw new IOException("not an answer of Redis");
        }
    }

    private static void readString(InputStream in, int length, List<String> answer) throws IOException {
        if (length >= 0) {
            answer.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            in.skipNBytes(2);
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\r'; next = in.read()) {
            if (next < 0) {
                throw new IOException("Redis hung up");
            }
            line.append((char) next);
        }
        in.skipNBytes(1);
        return line.toString();
    }
}
