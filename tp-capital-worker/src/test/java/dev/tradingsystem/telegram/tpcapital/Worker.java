package dev.tradingsystem.telegram.tpcapital;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The worker as a user starts it, and a client that asks it.
public final class Worker implements AutoCloseable {

    public static final String KEY = "0123456789abcdef0123";

    private final ConfigurableApplicationContext context;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    private Worker(ConfigurableApplicationContext context, int port) {
        this.context = context;
        this.port = port;
    }

    /// Starts it with these variables of the environment.
    public static Worker start(Map<String, String> environment) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.config.name=tp-capital");
        arguments.add("--spring.main.banner-mode=off");
        environment.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        ConfigurableApplicationContext context = new SpringApplicationBuilder(WorkerApplication.class)
                .registerShutdownHook(false)
                .run(arguments.toArray(String[]::new));
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Worker(context, port);
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /// A request with a body, or without when it is `null`.
    public HttpResponse<String> send(String method, String path, @Nullable String body, String... headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(30))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("asking " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("asking " + path, e);
        }
    }

    /// A bean of the app, to look inside.
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A document that needs the key.
    public JsonNode read(String path) {
        return JsonMapper.shared().readTree(get(path, "X-API-Key", KEY).body());
    }

    /// A series of `/metrics`, or NaN when it is absent.
    public double metric(String series) {
        return get("/metrics", "X-API-Key", KEY)
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        context.close();
    }
}
