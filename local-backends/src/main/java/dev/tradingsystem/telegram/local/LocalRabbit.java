package dev.tradingsystem.telegram.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A RabbitMQ node on a loopback port, with one virtual host and one user that may do everything
/// in it.
///
/// Needs an installed RabbitMQ: ask [Availability] first. A start takes about seven seconds. What
/// was confirmed on a durable queue is there again after [#kill] and [#startAgain]; [#close]
/// wipes it.
public final class LocalRabbit implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 3;
    private static final byte[] GREETING = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};
    private static final int METHOD_FRAME = 1;

    private final RabbitPrograms programs;
    private final RabbitFiles files;
    private final Account account = Account.of("rabbitmq");
    private final String password;
    private @Nullable ServerProcess epmd;
    private @Nullable ServerProcess node;

    private LocalRabbit(RabbitPrograms programs, RabbitFiles files, String password) {
        this.programs = programs;
        this.files = files;
        this.password = password;
        Run.current().opened(this);
    }

    /// Starts an empty node on free ports.
    public static LocalRabbit start() {
        return start(UUID.randomUUID().toString(), null, false);
    }

    /// Starts an empty node that tells Prometheus its figures, on [#metricsPort].
    public static LocalRabbit measured() {
        return start(UUID.randomUUID().toString(), null, true);
    }

    /// Starts a node with users, rights and queues as they are deployed.
    ///
    /// @param definitions in RabbitMQ's own form, with virtual host and user of the names here
    /// @param password of that user in them
    public static LocalRabbit defined(String definitions, String password) {
        return start(password, definitions, false);
    }

    private static LocalRabbit start(String password, @Nullable String definitions, boolean measured) {
        var programs = RabbitPrograms.installed()
                .orElseThrow(() -> new ServerStartException("RabbitMQ is not installed (server, erl and epmd)"));
        for (int attempt = 1; ; attempt++) {
            var folder = Run.current().newFolder("rabbitmq");
            var files = new RabbitFiles(
                    folder, Ports.free(), Ports.free(), Ports.free(), measured ? Ports.free() : RabbitFiles.NONE);
            var rabbit = new LocalRabbit(programs, files, password);
            try {
                files.write(password, definitions);
                rabbit.account.own(folder);
                return rabbit.launched();
            } catch (ServerStartException e) { // another program may have taken a port meanwhile
                rabbit.close();
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
        return files.port();
    }

    /// Where Prometheus finds the figures of a node that was started [#measured].
    public int metricsPort() {
        return files.metricsPort();
    }

    public String vhost() {
        return RabbitFiles.VHOST;
    }

    public String user() {
        return RabbitFiles.USER;
    }

    public String password() {
        return password;
    }

    public boolean isRunning() {
        var running = node;
        return running != null && running.isAlive();
    }

    /// Waits, up to half a minute, until the quorum queues declared so far would survive a
    /// [#kill]. RabbitMQ itself confirms messages before that, about a second earlier; a killed
    /// node then has lost the queue.
    ///
    /// @throws IllegalStateException when the time is over
    public void awaitQueuesOnDisk() {
        if (!Waiting.until(Duration.ofSeconds(30), files::queuesAreOnDisk)) {
            throw new IllegalStateException("the quorum queues are not on disk after half a minute");
        }
    }

    /// Changes a setting of the running node, as an operator does with `rabbitmqctl`; takes a
    /// second or two.
    public void control(String... words) {
        var command = new ArrayList<>(List.of(programs.control().toString()));
        command.addAll(List.of(words));
        ServerProcess.runToEnd(launch("rabbitmqctl", command.toArray(String[]::new)));
    }

    /// SIGKILL to the Erlang machine; see [#awaitQueuesOnDisk] for queues just declared.
    public void kill() {
        if (node != null) {
            node.kill();
        }
    }

    /// SIGSTOP to the server and all below it: connections stay, nothing answers.
    public void freeze() {
        if (node != null) {
            node.freeze();
        }
    }

    /// SIGCONT: lets it go on after [#freeze].
    public void thaw() {
        if (node != null) {
            node.thaw();
        }
    }

    /// Orderly shutdown. The start script would do it by starting a second Erlang machine, so the
    /// first one is asked.
    public void stop() {
        if (node != null) {
            node.stop("TERM", machine(node), STOP);
        }
    }

    /// Starts on the same port and data after [#kill] or [#stop].
    public void startAgain() {
        if (!isRunning()) {
            launched();
        }
    }

    @Override
    public void close() {
        stop();
        if (epmd != null) {
            epmd.kill();
        }
        Folders.wipe(files.folder());
        Run.current().closed(this);
    }

    /// The port mapper is started by us: one that a node starts detaches itself and outlives it.
    private LocalRabbit launched() {
        if (epmd == null || !epmd.isAlive()) {
            var mapper = ServerProcess.start(
                    launch("epmd", programs.epmd().toString(), "-port", Integer.toString(files.epmdPort())));
            epmd = mapper;
            mapper.awaitReady(START, () -> Ports.answers(files.epmdPort()));
        }
        var started = ServerProcess.start(launch("rabbitmq", programs.server().toString()));
        node = started;
        started.awaitReady(START, this::answers);
        return this;
    }

    private Launch launch(String name, String... command) {
        return new Launch(name, account, files.folder(), files.environment(), List.of(command));
    }

    private static long machine(ServerProcess node) {
        return node.pid().tree().stream()
                .filter(pid -> pid.runs("beam.smp"))
                .findFirst()
                .orElse(node.pid())
                .number();
    }

    /// The listener opens when everything else is up; it must also answer the greeting of the
    /// protocol.
    private boolean answers() {
        try (var socket = new Socket()) {
            socket.setSoTimeout(2_000);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()), 1_000);
            socket.getOutputStream().write(GREETING);
            return socket.getInputStream().read() == METHOD_FRAME;
        } catch (IOException e) {
            return false;
        }
    }
}
