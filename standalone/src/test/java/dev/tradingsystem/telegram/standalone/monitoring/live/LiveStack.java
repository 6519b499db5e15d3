package dev.tradingsystem.telegram.standalone.monitoring.live;

import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalPrometheus;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// An installation on this machine, watched by a Prometheus with our files. Each app is a process
/// that can be stopped and started again at its address.
final class LiveStack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String PHONE = "+99966012345";
    private static final String CODE = "24680";

    private final LiveServers servers;
    private final AppSettings settings;
    private final Map<App, AppProcess> running = new EnumMap<>(App.class);
    private final LocalPrometheus prometheus;
    private final Instant since;

    /// @param folder for what the apps keep
    LiveStack(Path folder) {
        servers = LiveServers.start();
        User user = servers.telegram().user(PHONE).code(CODE);
        Channel signals = servers.telegram().channel("TP Capital | Operações");
        servers.telegram().join(user, signals);
        Map<App, Integer> ports = new EnumMap<>(App.class);
        for (App app : App.values()) {
            ports.put(app, freePort());
        }
        settings = new AppSettings(folder, servers, signals, Map.copyOf(ports));
        for (App app : App.values()) {
            start(app);
        }
        logIn(user);
        awaitAnswer(App.API);
        awaitAnswer(App.WORKER);
        var files = new PrometheusFiles(settings);
        prometheus = LocalPrometheus.start(files::configuration, files.others());
        since = Instant.now();
    }

    LiveServers servers() {
        return servers;
    }

    /// The channel that is watched and read.
    Channel signals() {
        return settings.signals();
    }

    long channelId() {
        return settings.channelId();
    }

    String address(App app) {
        return settings.address(app);
    }

    PrometheusApi prometheus() {
        return new PrometheusApi(prometheus.address(), since);
    }

    /// Starts it and does not wait.
    void start(App app) {
        running.put(app, AppProcess.start(app, settings.of(app)));
    }

    /// As systemd does.
    void stop(App app) {
        process(app).close();
    }

    AppProcess process(App app) {
        AppProcess process = running.get(app);
        if (process == null) {
            throw new IllegalStateException(app + " was never started");
        }
        return process;
    }

    void awaitAnswer(App app) {
        try (var web = new Web(address(app))) {
            await(app + " answers").atMost(START).until(() -> {
                if (!process(app).isAlive()) {
                    throw new IllegalStateException(app + " ended, see target/monitoring-" + app.settings() + ".log");
                }
                return web.answers("/livez");
            });
        }
    }

    private void logIn(User user) {
        awaitAnswer(App.GATEWAY);
        try (var web = new Web(address(App.GATEWAY))) {
            awaitState(web, "WAITING_FOR_LOGIN");
            var attempt = web.post("/login", Map.of("method", "phone", "phone", "+" + user.phone()))
                    .path("attempt")
                    .asString();
            web.post("/login/code", Map.of("attempt", attempt, "code", CODE));
            awaitState(web, "READY");
        }
    }

    private static void awaitState(Web web, String state) {
        await(state)
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> web.get("/login").path("state").asString("").equals(state));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }

    @Override
    public void close() {
        prometheus.close();
        running.values().forEach(AppProcess::close);
        servers.close();
    }
}
