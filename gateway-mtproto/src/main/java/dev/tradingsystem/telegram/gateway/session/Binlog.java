package dev.tradingsystem.telegram.gateway.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/// The file of TDLib in which the session stands, looked at before TDLib does: it would cut off
/// what it cannot read, and with it what might still be rescued.
final class Binlog {

    private static final int SMALLEST_EVENT = 32;
    private static final int LARGEST_FIRST_EVENT = 1 << 16;
    private static final int CHECKSUM = Integer.BYTES;

    private Binlog() {}

    static Path in(Path folder) {
        return folder.resolve("td.binlog");
    }

    /// Whether its first event is whole: its length stands in front, its CRC-32 at its end. What
    /// follows is encrypted.
    static boolean isReadable(Path folder) throws IOException {
        Path file = in(folder);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer start = ByteBuffer.allocate(LARGEST_FIRST_EVENT).order(ByteOrder.LITTLE_ENDIAN);
            int read = 0;
            while (read >= 0 && start.hasRemaining()) {
                read = in.read(start);
            }
            start.flip();
            if (start.remaining() < SMALLEST_EVENT) {
                return false;
            }
            int length = start.getInt(0);
            return length >= SMALLEST_EVENT
                    && length <= start.limit()
                    && start.getInt(length - CHECKSUM) == checksum(start, length - CHECKSUM);
        }
    }

    private static int checksum(ByteBuffer start, int length) {
        var crc = new CRC32();
        crc.update(start.slice(0, length));
        return (int) crc.getValue();
    }
}
