package dev.tradingsystem.telegram.local;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A PgBouncer in front of a [LocalPostgres], pooling transactions as in production; user and
/// password are the server's.
///
/// Needs an installed `pgbouncer`: ask [Availability] first.
public final class LocalPgBouncer implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(20);
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 3;

    private final LocalPostgres server;
    private final List<String> databases;
    private final Path folder;
    private final Path program;
    private final Account account;
    private final int port;
    private @Nullable ServerProcess process;

    private LocalPgBouncer(LocalPostgres server, List<String> databases, Path program, Path folder, int port) {
        this.server = server;
        this.databases = databases;
        this.program = program;
        this.folder = folder;
        this.account = Account.of("postgres");
        this.port = port;
    }

    /// Pools these databases of the server, which must exist.
    public static LocalPgBouncer start(LocalPostgres server, String... databases) {
        var program =
                Programs.find("pgbouncer").orElseThrow(() -> new ServerStartException("pgbouncer is not installed"));
        var names = List.of(databases);
        for (int attempt = 1; ; attempt++) {
            try {
                var folder = Run.current().newFolder("pgbouncer");
                return new LocalPgBouncer(server, names, program, folder, Ports.free())
                        .configured()
                        .launched();
            } catch (ServerStartException e) { // another program may have taken the port meanwhile
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return port;
    }

    /// The address of a pooled database, without name and password.
    public String jdbcUrl(String database) {
        return LocalPostgres.jdbcUrl(port, database);
    }

    public boolean isRunning() {
        var running = process;
        return running != null && running.isAlive();
    }

    /// SIGKILL: every client loses its connection at once.
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

    /// Starts on the same port after [#kill].
    public void startAgain() {
        if (!isRunning()) {
            launched();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.stop("TERM", STOP);
        }
        Folders.wipe(folder);
        Run.current().closed(this);
    }

    private LocalPgBouncer configured() {
        var users = "\"%s\" \"%s\"%n".formatted(server.user(), server.password());
        Folders.write(folder.resolve("userlist.txt"), users, "rw-------");
        Folders.write(ini(), settings(), "rw-------");
        account.own(folder.resolve("userlist.txt"));
        account.own(ini());
        return this;
    }

    /// Only settings that version 1.18 knows: it refuses to start on any other. While the
    /// database is away, the first clients of a pool that never had a server connection wait for
    /// the login timeout: short here, for the tests' sake.
    private String settings() {
        var entries = databases.stream()
                .map(name -> "%1$s = host=127.0.0.1 port=%2$d dbname=%1$s".formatted(name, server.port()))
                .collect(Collectors.joining("\n"));
        return """
                [databases]
                %s

                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = scram-sha-256
                auth_file = %s
                admin_users = %s
                stats_users = %s
                pool_mode = transaction
                default_pool_size = 20
                max_client_conn = 500
                ignore_startup_parameters = extra_float_digits,options
                server_login_retry = 1
                server_connect_timeout = 2
                client_login_timeout = 5
                server_idle_timeout = 600
                server_lifetime = 3600
                """.formatted(entries, port, folder.resolve("userlist.txt"), server.user(), server.user());
    }

    private Path ini() {
        return folder.resolve("pgbouncer.ini");
    }

    private LocalPgBouncer launched() {
        var launch = new Launch("pgbouncer", account, folder, List.of(program.toString(), ini().toString()));
        var started = ServerProcess.start(launch);
        process = started;
        Run.current().opened(this);
        started.awaitReady(START, this::answers);
        return this;
    }

    /// With the server away a listening pooler is all there can be.
    private boolean answers() {
        return (server.isRunning() && !databases.isEmpty()) ? poolAnswers() : Ports.answers(port);
    }

    private boolean poolAnswers() {
        var url = jdbcUrl(databases.getFirst());
        try (var connection = DriverManager.getConnection(url, server.user(), server.password())) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
