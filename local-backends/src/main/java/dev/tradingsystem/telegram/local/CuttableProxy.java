package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// A TCP proxy on loopback whose connections can be cut, also at the moment that hurts most:
/// after the server has done what it was asked and before its answer has reached the client.
///
/// Each `cut…` of the second kind arms the proxy once and takes the place of what was armed
/// before; [#cuts] tells that it happened. A cut client sees its connection reset. At most 256
/// connections at a time, more have to wait.
public final class CuttableProxy implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 256;

    private final int target;
    private final ServerSocket listener;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final Semaphore room = new Semaphore(MOST_CONNECTIONS);
    private final AtomicReference<CutRule> rule = new AtomicReference<>(new CutRule.Never());
    private final AtomicLong serverBytes = new AtomicLong();
    private final AtomicLong cuts = new AtomicLong();
    private final Map<String, String> replaced;
    private volatile boolean refusing;
    private volatile Duration delay = Duration.ZERO;

    private CuttableProxy(int target, Map<String, String> replaced, ServerSocket listener) {
        this.target = target;
        this.replaced = Map.copyOf(replaced);
        this.listener = listener;
    }

    /// Opens a proxy in front of a loopback port; the server need not be there yet.
    public static CuttableProxy to(int port) {
        return to(port, Map.of());
    }

    /// As [#to(int)], with words in the server's answers replaced by others of the same length:
    /// where a server tells ports, a client is led through further proxies. A word must arrive
    /// whole, as in a short answer it does.
    public static CuttableProxy to(int port, Map<String, String> replaced) {
        replaced.forEach((word, other) -> {
            if (word.length() != other.length()) {
                throw new IllegalArgumentException(word + " and " + other + " are not of one length");
            }
        });
        try {
            var proxy = new CuttableProxy(
                    port, replaced, new ServerSocket(Ports.free(), 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("cuttable-proxy-" + proxy.port()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a proxy for port " + port, e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// Cuts every connection there is; new ones are served.
    public void cutNow() {
        connections.forEach(this::cut);
    }

    /// While true, new connections are closed as soon as they are made; those that exist stay.
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /// Holds back, for so long, whatever arrives from now on in either direction; zero ends it. One
    /// piece of at most 16 KiB after the other, so the line is narrow as well as long.
    public void delay(Duration each) {
        delay = each;
    }

    /// Cuts the first connection on which the server answers to anything sent from now on; the
    /// answer is lost.
    public void cutBeforeAnswer() {
        cutBeforeAnswerTo("");
    }

    /// As [#cutBeforeAnswer], for the answer to bytes that contain this text, such as `COMMIT`.
    public void cutBeforeAnswerTo(String text) {
        rule.set(new CutRule.BeforeAnswer(CutRule.needle(text)));
    }

    /// Cuts the connection on which this text is sent before the server sees its end.
    public void cutBeforeRequest(String text) {
        rule.set(new CutRule.BeforeRequest(CutRule.needle(text)));
    }

    /// Cuts a connection when the server has sent so many bytes from now on; those beyond are
    /// lost.
    public void cutAfterServerBytes(long count) {
        serverBytes.set(0);
        rule.set(new CutRule.AfterServerBytes(count));
    }

    /// How many connections were cut so far, in whatever way.
    public long cuts() {
        return cuts.get();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close the proxy on port " + port(), e);
        }
        connections.forEach(ProxiedConnection::reset);
    }

    Duration delay() {
        return delay;
    }

    /// What the client sees of the server's bytes.
    void rewrite(byte[] buffer, int length) {
        if (replaced.isEmpty()) {
            return;
        }
        String text = CutRule.textOf(buffer, length);
        for (var word : replaced.entrySet()) {
            text = text.replace(word.getKey(), word.getValue());
        }
        System.arraycopy(text.getBytes(StandardCharsets.ISO_8859_1), 0, buffer, 0, length);
    }

    CutRule rule() {
        return rule.get();
    }

    /// True for the one connection that is first to find the rule fulfilled.
    boolean spend(CutRule fulfilled) {
        return rule.compareAndSet(fulfilled, new CutRule.Never());
    }

    long countServerBytes(int more) {
        return serverBytes.addAndGet(more);
    }

    void cut(ProxiedConnection connection) {
        if (connection.reset()) {
            cuts.incrementAndGet();
        }
    }

    void gone(ProxiedConnection connection) {
        if (connections.remove(connection)) {
            room.release();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var client = listener.accept();
                if (refusing) {
                    ProxiedConnection.reset(client);
                } else {
                    connect(client);
                }
            } catch (IOException e) {
                // the proxy was closed, which ends the loop, or this one client went away
            }
        }
    }

    private void connect(Socket client) throws IOException {
        room.acquireUninterruptibly();
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), target);
        } catch (IOException e) {
            room.release();
            ProxiedConnection.reset(client);
            return;
        }
        var connection = new ProxiedConnection(this, client, server);
        connections.add(connection);
        connection.start();
        if (listener.isClosed()) {
            connection.reset();
        }
    }
}
