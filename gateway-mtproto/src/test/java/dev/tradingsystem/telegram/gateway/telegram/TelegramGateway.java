package dev.tradingsystem.telegram.gateway.telegram;

import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.gateway.GatewayApplication;
import dev.tradingsystem.telegram.gateway.session.SessionState;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.gateway.telegram.GatewayClient.Reply;
import dev.tradingsystem.telegram.testdc.account.Channel;
import dev.tradingsystem.telegram.testdc.account.User;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The gateway in this JVM. One at a time: TDLib has one receiver per process.
public final class TelegramGateway implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ConfigurableApplicationContext context;
    private final int port;
    private final GatewayClient http;

    private TelegramGateway(ConfigurableApplicationContext context) {
        this.context = context;
        this.port =
                Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
        this.http = new GatewayClient(port);
    }

    /// Starts one.
    ///
    /// @param account the account it writes for; another one sees another log
    /// @param session where it keeps its session
    /// @param more settings beside the usual ones, or in their place
    public static TelegramGateway start(
            TelegramServers servers, String account, Path session, Map<String, Object> more) {
        Map<String, Object> settings = servers.settings(account, session);
        settings.putAll(more);
        String[] arguments = settings.entrySet().stream()
                .map(entry -> "--%s=%s".formatted(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
        var application = new SpringApplication(GatewayApplication.class);
        application.setRegisterShutdownHook(false);
        return new TelegramGateway(application.run(arguments));
    }

    public static TelegramGateway start(TelegramServers servers, String account, Path session) {
        return start(servers, account, session, Map.of());
    }

    public GatewayClient http() {
        return http;
    }

    /// The port of its API.
    public int port() {
        return port;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public TelegramSession session() {
        return bean(TelegramSession.class);
    }

    /// Waits for one of these states.
    public SessionState awaitState(SessionState... states) {
        Set<SessionState> wanted = Set.of(states);
        return await("one of " + wanted)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> session().state(), wanted::contains);
    }

    /// Logs a user in with phone, code and, if there is one, password, through the API.
    public TelegramGateway logIn(User user) {
        awaitState(SessionState.WAITING_FOR_LOGIN);
        Reply reply = http.post("/login", Map.of("method", "phone", "phone", "+" + user.phone()));
        reply = http.post("/login/code", Map.of("attempt", reply.field("attempt"), "code", user.code()));
        String password = user.password();
        if (password != null) {
            http.post("/login/password", Map.of("attempt", reply.field("attempt"), "password", password));
        }
        awaitState(SessionState.READY);
        return this;
    }

    /// The channel's id as TDLib and we have it.
    public static long id(Channel channel) {
        return -1_000_000_000_000L - channel.id();
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
