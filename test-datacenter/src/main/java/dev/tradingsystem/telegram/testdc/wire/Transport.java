package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.AesCtr;
import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The obfuscated transport with intermediate framing: 64 bytes from which both sides' AES-CTR
/// keys follow, then frames of a length and that many bytes.
///
/// One thread reads, one at a time writes.
final class Transport {

    private static final int HEADER = 64;
    private static final int INTERMEDIATE = 0xeeeeeeee;
    private static final int PADDED_INTERMEDIATE = 0xdddddddd;
    private static final int TEST_DC = 10_000;
    private static final int LONGEST = 16 << 20;

    /// Where the client believes to be.
    ///
    /// @param dc the data centre's number, without the marks for test and media ones
    record Target(int dc, boolean test) {

        static Target of(int written) {
            int number = Math.abs(written);
            return new Target(number % TEST_DC, number > TEST_DC);
        }
    }

    private final DataInputStream in;
    private final OutputStream out;
    private final AesCtr fromClient;
    private final AesCtr toClient;
    private final Target target;

    private Transport(DataInputStream in, OutputStream out, byte[] header) throws ProtocolException {
        byte[] reversed = Bytes.reversed(header);
        this.in = in;
        this.out = out;
        this.fromClient = cipher(header);
        this.toClient = cipher(reversed);
        ByteBuffer plain = ByteBuffer.wrap(fromClient.apply(header)).order(ByteOrder.LITTLE_ENDIAN);
        int framing = plain.getInt(56);
        if (framing != INTERMEDIATE && framing != PADDED_INTERMEDIATE) {
            throw new ProtocolException("framing %08x is not spoken here".formatted(framing));
        }
        this.target = Target.of(plain.getShort(60));
    }

    static Transport open(DataInputStream in, OutputStream out) throws IOException {
        byte[] header = new byte[HEADER];
        in.readFully(header);
        return new Transport(in, out, header);
    }

    Target target() {
        return target;
    }

    byte[] read() throws IOException {
        // the highest bit asks for an early receipt, which is an offer, not a duty
        int length = ByteBuffer.wrap(read(Integer.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt()
                & Integer.MAX_VALUE;
        if (length > LONGEST) {
            throw new ProtocolException("a frame of %d bytes".formatted(length));
        }
        return read(length);
    }

    void write(byte[] frame) throws IOException {
        byte[] whole = ByteBuffer.allocate(Integer.BYTES + frame.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(frame.length)
                .put(frame)
                .array();
        out.write(toClient.apply(whole));
        out.flush();
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return fromClient.apply(bytes);
    }

    private static AesCtr cipher(byte[] header) {
        return new AesCtr(Bytes.cut(header, 8, 40), Bytes.cut(header, 40, 56));
    }
}
