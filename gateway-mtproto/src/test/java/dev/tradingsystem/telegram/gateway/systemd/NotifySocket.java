package dev.tradingsystem.telegram.gateway.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The socket systemd would listen on; keeps every notice it gets.
@SuppressWarnings("restricted")
final class NotifySocket implements AutoCloseable {

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int LONGEST = 4_096;
    private static final String LAST = "the end of this test";

    private static final Linker LINKER = Linker.nativeLinker();
    // int socket(int domain, int type, int protocol);
    private static final MethodHandle SOCKET =
            bind("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    // int bind(int fd, const struct sockaddr *address, socklen_t length);
    private static final MethodHandle BIND = bind("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    // ssize_t recv(int fd, void *buffer, size_t length, int flags);
    private static final MethodHandle RECV =
            bind("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
    // int close(int fd);
    private static final MethodHandle CLOSE = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final String name;
    private final int file;
    private final List<String> notices = new CopyOnWriteArrayList<>();

    /// @param name a path, or `@` and a name
    NotifySocket(String name) {
        this.name = name;
        try (Arena arena = Arena.ofConfined()) {
            SocketAddress address = SocketAddress.of(name, arena);
            file = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM, 0);
            if ((int) BIND.invokeExact(file, address.memory(), address.length()) != 0) {
                throw new IllegalStateException("nobody can listen on " + name);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        Thread.ofPlatform().daemon().start(this::read);
    }

    String name() {
        return name;
    }

    /// What was sent so far, in order.
    List<String> notices() {
        return List.copyOf(notices);
    }

    private void read() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(LONGEST);
            while (true) {
                long length = (long) RECV.invokeExact(file, buffer, (long) LONGEST, 0);
                String text = new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
                if (text.contains(LAST)) {
                    int _ = (int) CLOSE.invokeExact(file);
                    return;
                }
                notices.add(text);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        new SdNotify(name).status(LAST);
    }

    private static MethodHandle bind(String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
    }
}
