package dev.tradingsystem.telegram.testdc.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Telegram data centre behind a SOCKS5 proxy on 127.0.0.1: whatever address a client asks the
/// proxy for, it reaches this one, in the role of the data centre it wanted.
///
/// Speaks the obfuscated intermediate transport, the key exchange (temporary keys too) and
/// MTProto 2, and hands methods to [Methods]. Clients must know `TestRsaKey`: see
/// `PatchedLibrary`.
///
/// An outage is [#stopListening]: new connections are refused. Never let a client connect and
/// then keep silent: TDLib would ask servers outside for help, past its proxy.
public final class DatacenterServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DatacenterServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    // below the kernel's own range, or a client that tries again while nobody listens could be given
    // this port as its own, and connect to itself
    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 32_000;

    private final Methods methods;
    private final AuthKeys keys;
    private final Tally tally = new Tally();
    private final PushValve valve = new PushValve(tally);
    private final Sessions sessions = new Sessions(valve, tally);
    private final Map<Connection, Thread> connections = new ConcurrentHashMap<>();
    private final int port;
    private @Nullable ServerSocket listener;
    private @Nullable Thread listenerThread;
    private volatile Socks5.@Nullable Login proxyLogin;

    /// Listens at once, on a free port.
    public DatacenterServer(Methods methods) {
        this(methods, new AuthKeys());
    }

    /// Takes over the keys of another one, so that its clients go on.
    public DatacenterServer(Methods methods, AuthKeys keys) {
        this.methods = methods;
        this.keys = keys;
        ServerSocket bound = bindAnywhere();
        this.port = bound.getLocalPort();
        listenOn(bound);
    }

    /// The proxy's port on 127.0.0.1; the same for the server's whole life.
    public int port() {
        return port;
    }

    /// From now on the proxy wants this user and password.
    public void requireProxyLogin(String user, String password) {
        proxyLogin = new Socks5.Login(user, password);
    }

    /// An outage: open connections end, new ones are refused.
    public void stopListening() {
        Thread ending = endListener();
        dropConnections();
        if (ending != null) {
            // only then the port is free again
            join(ending);
        }
    }

    private synchronized @Nullable Thread endListener() {
        Thread ending = listenerThread;
        if (listener != null) {
            closeQuietly(listener);
            listener = null;
            listenerThread = null;
        }
        return ending;
    }

    /// The end of the outage, on the same port.
    public synchronized void listenAgain() {
        if (listener == null) {
            try {
                listenOn(bind(port));
            } catch (IOException e) {
                throw new UncheckedIOException("listening on port %d again".formatted(port), e);
            }
        }
    }

    /// Ends the open connections. Clients may come back at once; what they did not acknowledge is
    /// sent again.
    public void dropConnections() {
        connections.keySet().forEach(Connection::close);
    }

    /// Forgets all sessions, as a data centre that restarts does: each begins anew with the
    /// client's next message. Keys stay.
    public void forgetSessions() {
        sessions.forgetAll();
    }

    /// Swallows the next `count` pushes: they are never sent.
    public void dropPushes(int count) {
        valve.drop(count);
    }

    /// Keeps pushes back until they are released.
    public void holdPushes() {
        valve.hold();
    }

    /// Sends what was kept back, in its order or from last to first.
    public void releasePushes(boolean reordered) {
        valve.release(reordered);
    }

    /// The keys clients have agreed on; they outlive every outage.
    public AuthKeys keys() {
        return keys;
    }

    public Counters counters() {
        return tally.counters();
    }

    /// How often a method was called, by any client; wrappers do not count.
    public long calls(String method) {
        return tally.calls(method);
    }

    /// Ends listener, connections and all threads.
    @Override
    public void close() {
        stopListening();
        List.copyOf(connections.values()).forEach(DatacenterServer::join);
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(PATIENCE)) {
                log.atWarn().addKeyValue("thread", thread.getName()).log("thread did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Methods methods() {
        return methods;
    }

    Tally tally() {
        return tally;
    }

    Sessions sessions() {
        return sessions;
    }

    Socks5.@Nullable Login proxyLogin() {
        return proxyLogin;
    }

    int openConnections() {
        return connections.size();
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    private synchronized void listenOn(ServerSocket bound) {
        listener = bound;
        listenerThread = Thread.ofVirtual().name("testdc-listener-" + port).start(() -> accept(bound));
    }

    private void accept(ServerSocket bound) {
        while (!bound.isClosed()) {
            try {
                serve(bound, bound.accept());
            } catch (IOException e) {
                log.atDebug().addKeyValue("error", e.getMessage()).log("listener ended");
            }
        }
    }

    private synchronized void serve(ServerSocket bound, Socket socket) throws IOException {
        if (bound.isClosed()) {
            socket.close();
            return;
        }
        socket.setTcpNoDelay(true);
        tally.connections.increment();
        var connection = new Connection(socket, this);
        Thread thread =
                Thread.ofVirtual().name("testdc-connection-" + socket.getPort()).unstarted(connection);
        connections.put(connection, thread);
        thread.start();
    }

    private static ServerSocket bindAnywhere() {
        while (true) {
            try {
                return bind(ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT));
            } catch (BindException e) {
                log.atDebug().addKeyValue("error", e.getMessage()).log("port taken");
            } catch (IOException e) {
                throw new UncheckedIOException("listening on 127.0.0.1", e);
            }
        }
    }

    private static ServerSocket bind(int port) throws IOException {
        var socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.atDebug().addKeyValue("error", e.getMessage()).log("listener closed badly");
        }
    }
}
