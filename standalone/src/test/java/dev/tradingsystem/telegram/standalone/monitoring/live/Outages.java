package dev.tradingsystem.telegram.standalone.monitoring.live;

import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Troubles of a database that others make. Each ends when it is closed.
final class Outages {

    private Outages() {}

    /// A trouble that lasts until it is closed.
    interface Trouble extends AutoCloseable {
        @Override
        void close();
    }

    /// Somebody holds a table of the worker's, as a long migration does: the worker lives and
    /// stores nothing.
    static Trouble lockedTable(LocalPostgres postgres, String table) throws SQLException {
        Connection connection = postgres.connect(LiveServers.SIGNALS);
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        return () -> close(connection);
    }

    /// Transactions that are begun and forgotten take every connection of the pool, and more
    /// clients wait.
    static Trouble heldTransactions(LocalPgBouncer pooler, LocalPostgres postgres, int count) {
        List<Connection> open = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(count);
        for (int i = 0; i < count; i++) {
            clients.execute(() -> begin(pooler, postgres, open));
        }
        return () -> {
            synchronized (open) {
                open.forEach(Outages::close);
                open.clear();
                clients.shutdownNow();
            }
        };
    }

    /// The cache forgets everything all the time, as one does that is far too small.
    static Trouble forgetfulCache(int port) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
        var _ = thread.scheduleAtFixedRate(() -> forget(port), 0, 50, TimeUnit.MILLISECONDS);
        return thread::shutdownNow;
    }

    private static void forget(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            int _ = socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException("the cache does not forget", e);
        }
    }

    private static void begin(LocalPgBouncer pooler, LocalPostgres postgres, List<Connection> open) {
        try {
            Connection connection = DriverManager.getConnection(
                    pooler.jdbcUrl(LiveServers.DATABASE) + "&socketTimeout=90", postgres.user(), postgres.password());
            synchronized (open) {
                open.add(connection);
            }
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT 1");
            }
        } catch (SQLException e) {
            // waited in vain, or was let go of: as intended
        }
    }

    private static void close(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot let go", e);
        }
    }
}
