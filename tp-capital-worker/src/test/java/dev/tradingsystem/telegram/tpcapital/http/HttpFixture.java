package dev.tradingsystem.telegram.tpcapital.http;

import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.tpcapital.Databases;
import dev.tradingsystem.telegram.tpcapital.GatewayLog;
import dev.tradingsystem.telegram.tpcapital.Worker;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The worker on real servers, with somebody who writes to the log beside it.
public final class HttpFixture implements AutoCloseable {

    public final Databases databases = Databases.start();
    public final GatewayLog log = new GatewayLog(databases.gateway());
    private final Map<String, String> more;
    private Worker worker;

    public HttpFixture(Map<String, String> more) {
        this.more = more;
        this.worker = Worker.start(environment());
    }

    /// Starts the app once more, as after its end.
    public void restart() {
        worker.close();
        worker = Worker.start(environment());
    }

    public Worker worker() {
        return worker;
    }

    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("server.port", "0");
        environment.put("TP_CAPITAL_API_KEY", Worker.KEY);
        environment.put("TELEGRAM_REDIS_ENABLED", "false");
        environment.put("TP_CAPITAL_GATEWAY_POLLING_INTERVAL_MS", "100");
        environment.put("TELEGRAM_PGBOUNCER_HOST", databases.bouncer().host());
        environment.put(
                "TELEGRAM_PGBOUNCER_PORT", Integer.toString(databases.bouncer().port()));
        environment.put("TELEGRAM_DB_USER", databases.postgres().user());
        environment.put("TELEGRAM_DB_PASSWORD", databases.postgres().password());
        environment.put("TP_CAPITAL_DB_USER", databases.postgres().user());
        environment.put("TP_CAPITAL_DB_PASSWORD", databases.postgres().password());
        environment.putAll(more);
        return environment;
    }

    /// Waits until every change so far has its verdict.
    public void settle(long seq) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> databases
                                .jdbc()
                                .sql("SELECT coalesce(max(o.seq), 0) FROM tp_capital.offsets o")
                                .query(Long.class)
                                .single()
                        >= seq);
    }

    /// A key that was given out.
    public String key(@Nullable Set<Long> channels, String... scopes) {
        return new ApiKeys(databases.gateway(), Clock.systemUTC())
                .create("of a test", Set.of(scopes), channels, false, null)
                .reveal();
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, @Nullable String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /// Asks with the key of the environment unless a header of its own says otherwise.
    public Answer send(String method, String path, @Nullable String body, String... headers) {
        boolean keyed = false;
        boolean typed = false;
        for (int i = 0; i < headers.length; i += 2) {
            keyed |= Set.of("x-api-key", "authorization", "x-gateway-token", "x-none")
                    .contains(headers[i].toLowerCase(Locale.ROOT));
            typed |= headers[i].equalsIgnoreCase("content-type");
        }
        var all = new ArrayList<>(List.of(headers));
        if (!keyed) {
            all.addAll(List.of("X-API-Key", Worker.KEY));
        }
        if (body != null && !typed) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        return new Answer(worker.send(method, path, body, all.toArray(String[]::new)));
    }

    @Override
    public void close() {
        worker.close();
        databases.close();
    }

    /// What was answered.
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
    }
}
