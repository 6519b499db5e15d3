package dev.tradingsystem.telegram.api.pool;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Messages of PostgreSQL's protocol 3.0, there and back. What one answer may bring is bounded,
/// whatever lengths the other side claims.
final class Frames {

    /// Bytes of all messages from one question to the next.
    static final int ANSWER_LIMIT = 1 << 20;

    private static final int PROTOCOL = 3 << 16;
    private static final int HEADER = 5;

    private final DataInputStream in;
    private final OutputStream out;
    private int left = ANSWER_LIMIT;

    Frames(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /// The first message, the only one without a letter.
    void startup(String... parameters) throws IOException {
        var body = new ByteArrayOutputStream();
        new DataOutputStream(body).writeInt(PROTOCOL);
        for (String parameter : parameters) {
            body.write(zeroEnded(parameter));
        }
        body.write(0);
        send(new byte[0], body.toByteArray());
    }

    /// Sends a message, and allows for an answer to it.
    void send(char type, byte[] body) throws IOException {
        send(new byte[] {(byte) type}, body);
    }

    private void send(byte[] type, byte[] body) throws IOException {
        left = ANSWER_LIMIT;
        var whole = new ByteArrayOutputStream();
        var data = new DataOutputStream(whole);
        data.write(type);
        data.writeInt(body.length + Integer.BYTES);
        data.write(body);
        out.write(whole.toByteArray());
        out.flush();
    }

    /// The next message that is not a mere notice.
    Frame next() throws IOException {
        Frame frame = read();
        while (frame.type() == 'N' || frame.type() == 'S' || frame.type() == 'K') {
            frame = read();
        }
        if (frame.type() == 'E') {
            throw new ProtocolException("the pooler answered: " + message(frame));
        }
        return frame;
    }

    private Frame read() throws IOException {
        char type = (char) in.readUnsignedByte();
        int length = in.readInt() - Integer.BYTES;
        if (length < 0 || length > left - HEADER) {
            throw new ProtocolException("a message '%c' of %d bytes is not taken".formatted(type, length));
        }
        left -= length + HEADER;
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the pooler hung up within a message");
        }
        return new Frame(type, ByteBuffer.wrap(body));
    }

    /// Of the fields of an error only the words for people.
    private static String message(Frame error) throws ProtocolException {
        while (error.body().hasRemaining()) {
            char field = error.text(1).charAt(0);
            if (field == 0) {
                break;
            }
            String text = error.text();
            if (field == 'M') {
                return text;
            }
        }
        return "an error without words";
    }

    static byte[] zeroEnded(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_8);
    }
}
