package dev.tradingsystem.telegram.api.pool;

import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One message of PostgreSQL's protocol that came from the server. Reading past its end is a
/// [ProtocolException], never anything else.
///
/// @param type the letter that says what it is
record Frame(char type, ByteBuffer body) {

    int int32() throws ProtocolException {
        return read(ByteBuffer::getInt);
    }

    int int16() throws ProtocolException {
        return read(buffer -> Short.toUnsignedInt(buffer.getShort()));
    }

    void skip(int bytes) throws ProtocolException {
        text(bytes);
    }

    /// Up to the next zero byte.
    String text() throws ProtocolException {
        int from = body.position();
        while (body.hasRemaining() && body.get(body.position()) != 0) {
            body.position(body.position() + 1);
        }
        int length = body.position() - from;
        body.position(from);
        String text = text(length);
        skip(1);
        return text;
    }

    String text(int length) throws ProtocolException {
        if (length < 0 || length > body.remaining()) {
            throw broken();
        }
        byte[] bytes = new byte[length];
        body.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /// A value of a row: its length, -1 for NULL, and its text.
    @Nullable
    String value() throws ProtocolException {
        int length = int32();
        return length == -1 ? null : text(length);
    }

    String rest() throws ProtocolException {
        return text(body.remaining());
    }

    private <T> T read(Function<ByteBuffer, T> reader) throws ProtocolException {
        try {
            return reader.apply(body);
        } catch (BufferUnderflowException e) {
            throw broken();
        }
    }

    private ProtocolException broken() {
        return new ProtocolException("a message '%c' is shorter than it says".formatted(type));
    }
}
