package dev.tradingsystem.telegram.gateway.systemd;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/// A `sockaddr_un` of Linux as it lies in memory (unix(7)): a file, or with `@` in front a name
/// in the abstract namespace.
///
/// @param memory the structure
/// @param length how many of its bytes count
record SocketAddress(MemorySegment memory, int length) {

    private static final short AF_UNIX = 1;
    private static final int FAMILY_BYTES = 2;
    private static final int PATH_BYTES = 108;

    /// @throws IllegalArgumentException when the name is neither absolute nor abstract, or too
    ///     long
    static SocketAddress of(String name, Arena arena) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        boolean isAbstract = name.startsWith("@");
        if (!isAbstract && !name.startsWith("/")) {
            throw new IllegalArgumentException("no address of a socket: " + name);
        }
        // a path ends with a zero byte; an abstract name begins with one instead of the @
        int length = FAMILY_BYTES + path.length + (isAbstract ? 0 : 1);
        if (length > FAMILY_BYTES + PATH_BYTES) {
            throw new IllegalArgumentException("longer than an address of a socket may be: " + name);
        }
        MemorySegment memory = arena.allocate(MemoryLayout.sequenceLayout(FAMILY_BYTES + PATH_BYTES, JAVA_BYTE)
                .withByteAlignment(FAMILY_BYTES));
        memory.set(JAVA_SHORT, 0, AF_UNIX);
        MemorySegment.copy(path, 0, memory, JAVA_BYTE, FAMILY_BYTES, path.length);
        if (isAbstract) {
            memory.set(JAVA_BYTE, FAMILY_BYTES, (byte) 0);
        }
        return new SocketAddress(memory, length);
    }
}
