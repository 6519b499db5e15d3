package dev.tradingsystem.telegram.gateway.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The lines of a stream as bytes, so that one line with broken characters does not spoil those
/// after it.
final class Lines {

    /// Longer lines are not kept as a whole.
    static final int LONGEST = 16 * 1024 * 1024;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int end;
    private long number;

    Lines(InputStream in) {
        this.in = in;
    }

    /// The next line without its end; `null` after the last one.
    @Nullable
    Line next() throws IOException {
        if (!fill()) {
            return null;
        }
        var bytes = new ByteArrayOutputStream();
        boolean tooLong = false;
        boolean ended = false;
        while (!ended && fill()) {
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            ended = position < end;
            tooLong |= bytes.size() + (position - from) > LONGEST;
            if (!tooLong) {
                bytes.write(buffer, from, position - from);
            }
            position += ended ? 1 : 0;
        }
        number++;
        return new Line(number, bytes.toByteArray(), tooLong);
    }

    private boolean fill() throws IOException {
        if (position < end) {
            return true;
        }
        position = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    /// One line.
    ///
    /// @param number counted from 1
    /// @param tooLong whether only its beginning is here
    @SuppressWarnings("ArrayRecordComponent") // read once and thrown away
    record Line(long number, byte[] bytes, boolean tooLong) {

        boolean isBlank() {
            for (byte b : bytes) {
                if (b != ' ' && b != '\t' && b != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }

        /// The line as text; `null` when its bytes are not UTF-8.
        @Nullable
        String text() {
            int skip = number == 1 && startsWithMark() ? BYTE_ORDER_MARK.length : 0;
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }

        /// The line for a report, with signs in place of what is not UTF-8.
        String shown() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        private boolean startsWithMark() {
            return bytes.length >= BYTE_ORDER_MARK.length
                    && bytes[0] == BYTE_ORDER_MARK[0]
                    && bytes[1] == BYTE_ORDER_MARK[1]
                    && bytes[2] == BYTE_ORDER_MARK[2];
        }
    }
}
