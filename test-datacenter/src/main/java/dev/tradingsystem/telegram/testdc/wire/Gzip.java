package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.tl.TlException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/// What `gzip_packed` holds. The protocol says gzip; TDLib sends zlib.
final class Gzip {

    private static final int LONGEST = 16 << 20;

    private Gzip() {}

    static byte[] unpack(byte[] packed) {
        try (InputStream in = stream(packed)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new TlException("gzip_packed unpacks to more than %d bytes".formatted(LONGEST));
            }
            return bytes;
        } catch (IOException e) {
            throw new TlException("gzip_packed cannot be unpacked: " + e.getMessage());
        }
    }

    private static InputStream stream(byte[] packed) throws IOException {
        var in = new ByteArrayInputStream(packed);
        boolean gzip = packed.length > 1 && packed[0] == 0x1f && packed[1] == (byte) 0x8b;
        return gzip ? new GZIPInputStream(in) : new InflaterInputStream(in);
    }
}
