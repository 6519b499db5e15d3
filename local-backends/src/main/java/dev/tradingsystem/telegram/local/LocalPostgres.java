package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server on a loopback port: durable (`fsync` on), SCRAM passwords, 100
/// connections.
///
/// [#start] makes one with data that goes with it, [#embedded] one whose data stays. Methods
/// block until the server is in the state they name and throw [ServerStartException] when it does
/// not get there. Not for use by several threads at once, but for the getters.
public final class LocalPostgres implements AutoCloseable {

    private static final String USER = "telegram";
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration TIME_TO_CLOSE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;

    private final PostgresPrograms programs;
    private final PostgresData data;
    private final Path workFolder;
    private final int port;
    private final String password;
    private final @Nullable Guard guard;
    private @Nullable ServerProcess process;

    private LocalPostgres(
            PostgresPrograms programs, PostgresData data, Path workFolder, int port, @Nullable Guard guard) {
        this.programs = programs;
        this.data = data;
        this.workFolder = workFolder;
        this.port = port;
        this.guard = guard;
        this.password = data.password();
    }

    /// Starts the installed PostgreSQL, else the one of the class path, on a free port with an
    /// empty temporary database.
    public static LocalPostgres start() {
        return start(PostgresPrograms.installed().orElseGet(PostgresPrograms::embedded));
    }

    static LocalPostgres start(PostgresPrograms programs) {
        var workFolder = Run.current().newFolder("postgres");
        var data = new PostgresData(workFolder.resolve("data"), Account.of("postgres"));
        data.initialise(programs, USER, workFolder, false);
        for (int attempt = 1; ; attempt++) {
            try {
                return new LocalPostgres(programs, data, workFolder, Ports.free(), null).launched();
            } catch (ServerStartException e) { // another program may have taken the port meanwhile
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// Starts the PostgreSQL of the class path on data that stays: made if absent, kept on
    /// [#close], whole after a power cut. A server that an earlier, killed owner left on it is
    /// ended first.
    ///
    /// The JVM leaves its owner half a minute to close this handle at exit: writers can end
    /// before the database.
    ///
    /// @throws IllegalStateException when another living owner uses the data
    public static LocalPostgres embedded(Path dataDir, int port) {
        var folder = dataDir.toAbsolutePath().normalize();
        createParent(folder);
        var guard = Guard.take(folder.resolveSibling(folder.getFileName() + ".lock"), Duration.ofSeconds(2));
        try {
            var data = new PostgresData(folder, Account.keepingFilesOurs());
            data.endStaleServers();
            var programs = PostgresPrograms.embedded();
            var workFolder = Run.current().newFolder("postgres");
            data.initialise(programs, USER, workFolder, true);
            var server = new LocalPostgres(programs, data, workFolder, port, guard).launched();
            Run.current().leaveTimeToClose(TIME_TO_CLOSE);
            return server;
        } catch (RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /// The superuser's name.
    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /// The address of a database of this server, without name and password.
    public String jdbcUrl(String database) {
        return jdbcUrl(port, database);
    }

    /// Prepared statements stay on the client: through a transaction pooler they would meet
    /// another server session.
    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?prepareThreshold=0";
    }

    /// A new connection as superuser.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), USER, password);
    }

    /// Creates the database if it is absent.
    public void createDatabase(String name) {
        try (var connection = connect("postgres");
                var known = connection.prepareStatement("SELECT 1 FROM pg_catalog.pg_database WHERE datname = ?");
                var create = connection.createStatement()) {
            known.setString(1, name);
            if (!known.executeQuery().next()) {
                create.execute("CREATE DATABASE " + create.enquoteIdentifier(name, true));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create database " + name, e);
        }
    }

    public boolean isRunning() {
        var running = process;
        return running != null && running.isAlive();
    }

    /// SIGKILL to the server and all its children, as a crash or a power cut would have it.
    public void kill() {
        if (process != null) {
            process.kill();
        }
    }

    /// SIGSTOP to the server and all below it: connections stay, nothing answers.
    public void freeze() {
        if (process != null) {
            process.freeze();
        }
    }

    /// SIGCONT: lets it go on after [#freeze].
    public void thaw() {
        if (process != null) {
            process.thaw();
        }
    }

    /// From now on no file of the server can grow beyond so many bytes, as on a full disk; a
    /// negative number lifts that. A server that died of it is started [#startAgain] without.
    public void limitFiles(long bytes) {
        if (isRunning() && process != null) {
            process.limitFiles(bytes);
        }
    }

    /// Fast shutdown: open transactions are rolled back, what is committed is written.
    public void stop() {
        if (process != null) {
            process.stop("INT", STOP);
        }
    }

    /// Starts on the same port and data after [#kill] or [#stop].
    public void startAgain() {
        if (!isRunning()) {
            launched();
        }
    }

    /// Stops the server; temporary data is wiped, data of [#embedded] stays.
    @Override
    public void close() {
        stop();
        Folders.wipe(workFolder);
        if (guard != null) {
            guard.close();
        }
        Run.current().closed(this);
    }

    Path workFolder() {
        return workFolder;
    }

    private LocalPostgres launched() {
        var launch = new Launch("postgres", data.account(), workFolder, programs.postgres(data.folder(), port));
        var started = ServerProcess.start(launch);
        process = started;
        Run.current().opened(this);
        started.awaitReady(START, this::answers);
        return this;
    }

    private boolean answers() {
        try (var connection = connect("postgres")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    private static void createParent(Path folder) {
        try {
            Files.createDirectories(folder.resolveSibling("."));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder of " + folder, e);
        }
    }
}
