package dev.tradingsystem.telegram.gateway.systemd;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends notices to the service manager, by the protocol of sd_notify(3): lines of text in one
/// datagram to the socket that `NOTIFY_SOCKET` names.
///
/// Java has no datagrams on such sockets, so three functions of the C library are called. That
/// notices do not arrive is logged once, until one does, and changes nothing else.
@SuppressWarnings("restricted")
final class SdNotify {

    private static final Logger log = LoggerFactory.getLogger(SdNotify.class);

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;

    private static final Linker LINKER = Linker.nativeLinker();
    // int socket(int domain, int type, int protocol);
    private static final MethodHandle SOCKET =
            bind("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    // ssize_t sendto(int fd, const void *text, size_t length, int flags, const struct sockaddr *to, socklen_t size);
    private static final MethodHandle SENDTO =
            bind("sendto", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
    // int close(int fd);
    private static final MethodHandle CLOSE = bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private final String socket;
    private volatile boolean unheard;

    /// @param socket the value of `NOTIFY_SOCKET`
    SdNotify(String socket) {
        this.socket = socket;
    }

    /// The service can be relied on; whoever is ordered after it may start.
    void ready() {
        send("READY=1");
    }

    /// The line that `systemctl status` shows.
    void status(String line) {
        send("STATUS=" + line.replace('\n', ' '));
    }

    /// The service lives.
    void watchdog() {
        send("WATCHDOG=1");
    }

    /// The start takes longer, but no longer than this without another word.
    void extendTimeout(Duration by) {
        send("EXTEND_TIMEOUT_USEC=" + by.toNanos() / 1000);
    }

    /// The service has begun to stop.
    void stopping() {
        send("STOPPING=1");
    }

    private void send(String notice) {
        try (Arena arena = Arena.ofConfined()) {
            SocketAddress to = SocketAddress.of(socket, arena);
            byte[] text = notice.getBytes(StandardCharsets.UTF_8);
            MemorySegment datagram = arena.allocate(text.length);
            datagram.asByteBuffer().put(text);
            int file = (int) SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            try {
                long sent = (long)
                        SENDTO.invokeExact(file, datagram, (long) text.length, MSG_NOSIGNAL, to.memory(), to.length());
                heard(sent == text.length, notice, null);
            } finally {
                int _ = (int) CLOSE.invokeExact(file);
            }
        } catch (Throwable e) {
            heard(false, notice, e);
        }
    }

    private void heard(boolean taken, String notice, @Nullable Throwable cause) {
        if (!taken && !unheard) {
            log.atWarn().setCause(cause).log("nobody takes notices at {}: {}", socket, notice);
        }
        unheard = !taken;
    }

    private static MethodHandle bind(String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape);
    }
}
