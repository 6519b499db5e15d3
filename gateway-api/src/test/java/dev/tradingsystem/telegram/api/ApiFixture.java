package dev.tradingsystem.telegram.api;

import com.zaxxer.hikari.HikariDataSource;
import dev.tradingsystem.telegram.local.LocalPgBouncer;
import dev.tradingsystem.telegram.local.LocalPostgres;
import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import dev.tradingsystem.telegram.store.migration.Migrations;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The app on real servers, with somebody who writes to the log beside it.
public final class ApiFixture implements AutoCloseable {

    public static final String KEY = "the-key-of-the-test-0123456789";
    public static final long CHANNEL = -1001649127710L;
    private static final String DATABASE = "telegram_gateway";

    public final LocalPostgres postgres = LocalPostgres.start();
    final LocalPgBouncer bouncer;
    final LocalRedis redis = LocalRedis.start();
    final HotMessages hot;
    private final CacheClient cache;
    private final HikariDataSource pool = new HikariDataSource();
    private final ConfigurableApplicationContext app;
    private final HttpClient http = HttpClient.newHttpClient();
    private final MessageLog log;
    private final Lease lease;
    private long batch;

    public ApiFixture(String... more) {
        postgres.createDatabase(DATABASE);
        new Migrations(postgres.jdbcUrl(DATABASE), postgres.user(), postgres.password()).gateway(null);
        bouncer = LocalPgBouncer.start(postgres, DATABASE);
        pool.setJdbcUrl(postgres.jdbcUrl(DATABASE));
        pool.setUsername(postgres.user());
        pool.setPassword(postgres.password());
        pool.setMaximumPoolSize(3);
        cache = new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
        hot = new HotMessages(cache, Clock.systemUTC());
        log = new MessageLog(pool);
        lease = new WriterLease(pool, "main", "test", Duration.ofHours(1))
                .take()
                .orElseThrow();
        var arguments = new ArrayList<>(List.of(
                "--TELEGRAM_PGBOUNCER_HOST=" + bouncer.host(),
                "--TELEGRAM_PGBOUNCER_PORT=" + bouncer.port(),
                "--TELEGRAM_DB_USER=" + postgres.user(),
                "--TELEGRAM_DB_PASSWORD=" + postgres.password(),
                "--TELEGRAM_REDIS_HOST=" + redis.host(),
                "--TELEGRAM_REDIS_PORT=" + redis.port()));
        arguments.addAll(List.of(more));
        app = start(arguments.toArray(String[]::new));
    }

    public int port() {
        return port(app);
    }

    public static ConfigurableApplicationContext start(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--TELEGRAM_GATEWAY_API_PORT=0",
                "--server.address=127.0.0.1",
                "--TELEGRAM_GATEWAY_API_TOKEN=" + KEY,
                "--TELEGRAM_API_CURSOR_SECRET=a secret of the test",
                "--TELEGRAM_GATEWAY_DB_CONNECTION_TIMEOUT_MS=1000"));
        arguments.addAll(List.of(more));
        for (String upstream : List.of("--GATEWAY_SERVICE_URL=", "--TP_CAPITAL_SERVICE_URL=")) {
            if (arguments.stream().noneMatch(argument -> argument.startsWith(upstream))) {
                arguments.add(upstream);
            }
        }
        return ApiApplication.start(arguments.toArray(String[]::new));
    }

    public static int port(ConfigurableApplicationContext app) {
        return Integer.parseInt(String.valueOf(app.getEnvironment().getProperty("local.server.port")));
    }

    public DataSource database() {
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    public List<Change> append(MessageEvent... events) {
        if (log.append(
                        lease.fence(),
                        ++batch,
                        Stream.of(events).map(EncodedEvent::of).toList())
                instanceof Appended.Committed committed) {
            return committed.changes();
        }
        throw new IllegalStateException("not appended");
    }

    public List<Change> post(long channelId, long messageId, Instant sentAt) {
        return append(posted(channelId, messageId, sentAt));
    }

    static MessageEvent posted(long channelId, long messageId, Instant sentAt) {
        var message = Message.of(channelId, messageId, sentAt, new Content.Text("message " + messageId));
        return new MessageEvent.Posted(message, Origin.LIVE, sentAt.plusMillis(400));
    }

    public Answer get(String path) {
        return get(path, "Authorization", "Bearer " + KEY);
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /// With the key of the test.
    public Answer send(String method, String path, @Nullable String body) {
        return send(method, path, body, "Authorization", "Bearer " + KEY);
    }

    public Answer send(String method, String path, @Nullable String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(app) + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }

    /// A key that was made for the test.
    public String key(Set<Long> channels, String... scopes) {
        return new ApiKeys(pool, Clock.systemUTC())
                .create("made", Set.of(scopes), channels.isEmpty() ? null : channels, false, null)
                .reveal();
    }

    @Override
    public void close() {
        app.close();
        cache.close();
        pool.close();
        redis.close();
        bouncer.close();
        postgres.close();
    }

    /// What came back.
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String text() {
            return response.body();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        public String problem() {
            return json().path("type").asString("").replace("urn:telegram:problem:", "");
        }

        /// The lines of an export.
        List<JsonNode> lines() {
            return response.body().lines().map(JsonMapper.shared()::readTree).toList();
        }

        List<Long> ids() {
            return json().path("items")
                    .valueStream()
                    .map(item -> Long.parseLong(item.path("messageId").asString()))
                    .toList();
        }
    }
}
