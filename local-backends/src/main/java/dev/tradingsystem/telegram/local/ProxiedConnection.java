package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// One client of a [CuttableProxy] and its connection to the server; a virtual thread carries
/// each direction.
final class ProxiedConnection {

    private static final int BUFFER = 16 * 1024;
    private static final CutRule NONE = new CutRule.Never();

    private final CuttableProxy proxy;
    private final Socket client;
    private final Socket server;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicInteger ended = new AtomicInteger();
    private String sent = "";
    private volatile CutRule awaitsAnswer = NONE;

    ProxiedConnection(CuttableProxy proxy, Socket client, Socket server) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
    }

    void start() {
        Thread.ofVirtual().name("proxy-request").start(() -> carry(client, server, this::mayRequest));
        Thread.ofVirtual().name("proxy-answer").start(() -> carry(server, client, this::mayAnswer));
    }

    /// Resets both sides; true for the call that did it.
    boolean reset() {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        reset(client);
        reset(server);
        proxy.gone(this);
        return true;
    }

    /// Closes a socket so that the other side sees a reset, as if the host had vanished, not an
    /// orderly end.
    static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            return; // closed already
        }
    }

    private interface Gate {
        boolean lets(byte[] buffer, int length);
    }

    @SuppressWarnings("ReferenceEquality") // the one socket or the other
    private void carry(Socket from, Socket to, Gate gate) {
        var buffer = new byte[BUFFER];
        try {
            from.setTcpNoDelay(true);
            to.setTcpNoDelay(true);
            for (int length = read(from, buffer); length > 0; length = read(from, buffer)) {
                if (!gate.lets(buffer, length)) {
                    proxy.cut(this);
                    return;
                }
                hold();
                if (from == server) {
                    proxy.rewrite(buffer, length);
                }
                to.getOutputStream().write(buffer, 0, length);
            }
            end(to);
        } catch (IOException e) {
            reset(); // one side is gone, so the other has to go
        }
    }

    private void hold() {
        long nanos = proxy.delay().toNanos();
        if (nanos > 0) {
            LockSupport.parkNanos(nanos);
        }
    }

    /// An orderly end is passed on as one; with the second direction the connection is over.
    private void end(Socket to) throws IOException {
        to.shutdownOutput();
        if (ended.incrementAndGet() == 2 && closed.compareAndSet(false, true)) {
            client.close();
            server.close();
            proxy.gone(this);
        }
    }

    private static int read(Socket from, byte[] buffer) throws IOException {
        return from.getInputStream().read(buffer);
    }

    private boolean mayRequest(byte[] buffer, int length) {
        var rule = proxy.rule();
        return switch (rule) {
            case CutRule.BeforeRequest before -> !(completes(before.text(), buffer, length) && proxy.spend(rule));
            case CutRule.BeforeAnswer before -> {
                if (completes(before.text(), buffer, length)) {
                    awaitsAnswer = rule;
                }
                yield true;
            }
            case CutRule.AfterServerBytes _, CutRule.Never _ -> true;
        };
    }

    /// The same rule, not an equal one: an answer awaited under a spent rule must not spend the
    /// next of the same text.
    @SuppressWarnings("ReferenceEquality")
    private boolean mayAnswer(byte[] buffer, int length) {
        var rule = proxy.rule();
        return switch (rule) {
            case CutRule.BeforeAnswer _ -> !(rule == awaitsAnswer && proxy.spend(rule));
            case CutRule.AfterServerBytes after ->
                !(proxy.countServerBytes(length) > after.count() && proxy.spend(rule));
            case CutRule.BeforeRequest _, CutRule.Never _ -> true;
        };
    }

    /// The text may be torn over two reads, so its possible beginning is kept.
    private boolean completes(String text, byte[] buffer, int length) {
        var seen = sent + CutRule.textOf(buffer, length);
        sent = seen.substring(Math.max(0, seen.length() - Math.max(0, text.length() - 1)));
        return seen.contains(text);
    }
}
