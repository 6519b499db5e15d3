package dev.tradingsystem.telegram.reliability.stack;

import dev.tradingsystem.telegram.local.ServerLogs;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// An installation whose every part can be killed, frozen and cut off. The account
/// is logged in and watches two channels, of which the worker reads the first.
public final class Stack implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final String CODE = "24680";
    private static final int LOWEST_PORT = 32_001;
    private static final int HIGHEST_PORT = 32_700;

    private final Servers servers = Servers.start();
    private final Links links = new Links(servers);
    private final Secrets secrets = new Secrets();
    private final Path checkout;
    private final Path folder;
    private final Channel orders;
    private final Channel news;
    private final User user;
    private final AppSettings settings;
    private final Map<App, AppProcess> running = new EnumMap<>(App.class);
    private final int standbyPort = freePort();

    /// Starts everything and logs in.
    ///
    /// @param checkout where the apps' packaged jars are
    /// @param folder for what the run keeps: logs and sessions
    /// @param mode of the worker: `false`, `true` or `hybrid`
    public Stack(Path checkout, Path folder, String mode) {
        this.checkout = checkout;
        this.folder = folder;
        createLogs();
        secrets.plant("database-password", servers.postgres().password());
        secrets.plant("broker-password", servers.rabbit().password());
        user = servers.telegram().user("+99966012345").code(CODE);
        orders = servers.telegram().channel("TP Capital");
        news = servers.telegram().channel("News");
        servers.telegram().join(user, orders);
        servers.telegram().join(user, news);
        Map<App, Integer> ports = new EnumMap<>(App.class);
        for (App app : App.values()) {
            ports.put(app, freePort());
        }
        settings = new AppSettings(servers, links, secrets, mode, List.of(id(orders), id(news)), folder, ports);
        for (App app : App.values()) {
            start(app);
        }
        logIn(settings.port(App.GATEWAY));
        Waiting.until("the API answers", START, () -> answers(App.API));
        Waiting.until("the worker answers", START, () -> answers(App.WORKER));
    }

    /// A channel's id as the apps have it.
    public static long id(Channel channel) {
        return -1_000_000_000_000L - channel.id();
    }

    public Servers servers() {
        return servers;
    }

    public Channel orders() {
        return orders;
    }

    public Channel news() {
        return news;
    }

    /// Cuts the pair off from each other until [#mend].
    public void cut(Pair pair) {
        links.cut(pair);
    }

    /// Makes what they say late by so much, each way and each time, until [#mend].
    public void delay(Pair pair, Duration each) {
        links.delay(pair, each);
    }

    public void mend(Pair pair) {
        links.mend(pair);
    }

    /// Starts an app where it was before, and does not wait.
    public void start(App app) {
        running.put(
                app,
                AppProcess.start(
                        app.jar(checkout),
                        logs().resolve(app.title() + ".log"),
                        switch (app) {
                            case GATEWAY -> settings.gateway(settings.port(app), folder.resolve("session"));
                            case API -> settings.api();
                            case WORKER -> settings.worker();
                        }));
    }

    public AppProcess process(App app) {
        AppProcess process = running.get(app);
        if (process == null) {
            throw new IllegalStateException(app + " was never started");
        }
        return process;
    }

    /// Starts a second gateway of the same account, with a login of its own, which waits for the
    /// lease.
    public AppProcess startStandby() {
        return AppProcess.start(
                App.GATEWAY.jar(checkout),
                logs().resolve("standby.log"),
                settings.gateway(standbyPort, folder.resolve("standby-session")));
    }

    public boolean standbyAnswers() {
        return !web(standbyPort).get("/login").isMissingNode();
    }

    /// Logs the second gateway in where it has to be.
    public void awaitStandbyReady() {
        logIn(standbyPort);
    }

    /// Whether an app answers at all.
    public boolean answers(App app) {
        return !web(settings.port(app)).get("/livez").isMissingNode();
    }

    /// Where the API's streams are.
    public String api() {
        return "http://127.0.0.1:" + settings.port(App.API);
    }

    public String apiKey() {
        return secrets.of("api-key");
    }

    /// Straight to PostgreSQL: the gateway's database.
    public JdbcClient gatewayDatabase() {
        return database(Servers.GATEWAY);
    }

    /// Straight to PostgreSQL: the worker's database.
    public JdbcClient workerDatabase() {
        return database(Servers.WORKER);
    }

    /// Whether the gateway's database takes a write.
    public boolean canWrite() {
        try {
            gatewayDatabase().sql("UPDATE telegram.log_head SET one = one").update();
            return true;
        } catch (DataAccessException e) {
            return false;
        }
    }

    /// The folder of all logs; those of the servers are copied into it now.
    public Path collectedLogs() {
        ServerLogs.copyTo(logs());
        return logs();
    }

    public Secrets secrets() {
        return secrets;
    }

    private JdbcClient database(String name) {
        return JdbcClient.create(new DriverManagerDataSource(
                servers.postgres().jdbcUrl(name) + "&connectTimeout=5&socketTimeout=20",
                servers.postgres().user(),
                servers.postgres().password()));
    }

    private Path logs() {
        return folder.resolve("logs");
    }

    private void createLogs() {
        try {
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + logs(), e);
        }
    }

    private void logIn(int port) {
        Web web = web(port);
        Waiting.until("the gateway wants a login or has one", START, () -> isState(web, "WAITING_FOR_LOGIN", "READY"));
        if (isState(web, "WAITING_FOR_LOGIN")) {
            String attempt = web.post("/login", Map.of("method", "phone", "phone", "+" + user.phone()))
                    .path("attempt")
                    .asString("");
            web.post("/login/code", Map.of("attempt", attempt, "code", CODE));
        }
        Waiting.until("the gateway is ready", START, () -> isState(web, "READY"));
    }

    private static boolean isState(Web web, String... states) {
        return List.of(states).contains(web.get("/login").path("state").asString(""));
    }

    private Web web(int port) {
        return new Web(port, secrets.of("gateway-key"));
    }

    /// From below the range of outgoing connections, so that none takes it while an app is down.
    private static int freePort() {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port");
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        running.values().forEach(AppProcess::thaw);
        running.values().forEach(AppProcess::stop);
        links.close();
        servers.close();
    }
}
