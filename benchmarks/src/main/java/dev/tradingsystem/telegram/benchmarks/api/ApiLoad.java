package dev.tradingsystem.telegram.benchmarks.api;

import dev.tradingsystem.telegram.benchmarks.App;
import dev.tradingsystem.telegram.benchmarks.Machine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Measures pages of fifty messages: cached, uncached and unchanged, beside an empty endpoint.
public final class ApiLoad {

    private static final String KEY = "a-key-for-this-benchmark-only";
    private static final String HEADERS = "Authorization: Bearer " + KEY + "\r\n";
    private static final String NEWEST = "/messages?channel=" + Present.CHANNEL + "&limit=50";
    private static final long FIRST_CHANNEL = -1_009_000_000_000L;
    private static final int CHANNELS = 12;
    private static final int UNTIL_CACHED = 300;
    private static final long PAUSE_MILLIS = 100;

    private final ApiSettings settings;
    private final List<Measured> measured = new ArrayList<>();

    private ApiLoad(ApiSettings settings) {
        this.settings = settings;
    }

    /// Prints what was reached, saves the raw result and the page of the docs.
    public static void measure(ApiSettings settings)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        Machine machine = Machine.here();
        var load = new ApiLoad(settings);
        load.run();
        var result = new ApiResult(
                machine, settings.messages(), settings.seconds(), settings.warmUp(), settings.rate(), load.measured);
        Path raw = result.save(settings.results());
        Files.createDirectories(settings.page().toAbsolutePath().getParent());
        Files.writeString(settings.page(), result.page(raw));
        System.out.printf("%nraw result: %s, page: %s%n", raw, settings.page());
    }

    private void run() throws IOException, SQLException, InterruptedException, ExecutionException {
        Path folder = Files.createTempDirectory("api-load");
        try (var servers = new ApiServers()) {
            long began = System.nanoTime();
            Archive.fill(servers, settings.messages());
            System.out.printf(
                    "%d messages copied in %s%n", settings.messages(), Duration.ofNanos(System.nanoTime() - began));
            try (var _ = new Present(servers);
                    var empty = App.start(
                            emptyProgram(),
                            folder.resolve("empty.log"),
                            Map.of("spring.threads.virtual.enabled", "true"));
                    var api = App.start(settings.api(), folder.resolve("api.log"), api(servers))) {
                empty.await("/empty");
                api.await("/readyz");
                both(empty.port(), Question.of("empty", 200, "", _ -> "/empty", ""));
                String etag = untilCached(api.port());
                both(
                        api.port(),
                        Question.of("unchanged", 304, "", _ -> NEWEST, HEADERS + "If-None-Match: " + etag + "\r\n"));
                both(api.port(), Question.of("cached", 200, "; hit", _ -> NEWEST, HEADERS));
                both(api.port(), Question.of("uncached", 200, "; fwd=miss", this::anywhere, HEADERS));
            }
        }
    }

    private void both(int port, Question question) throws InterruptedException, ExecutionException {
        new Pace(port, settings.connections(), 0, settings.warmUp()).measure(question);
        for (int rate : new int[] {settings.rate(), 0}) {
            Measured result = new Pace(port, settings.connections(), rate, settings.seconds()).measure(question);
            System.out.print(result.pace() + " " + result.text());
            measured.add(result);
        }
    }

    /// The first answers come from the view and fill the cache.
    private static String untilCached(int port) throws IOException, InterruptedException {
        byte[] request = ("GET " + NEWEST + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + HEADERS + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (var connection = new HttpConnection(port)) {
            for (int i = 0; i < UNTIL_CACHED; i++) {
                HttpConnection.Answer answer = connection.send(request);
                if (answer.tier().contains("; hit")) {
                    return answer.etag();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        throw new IllegalStateException("the newest page does not come from the cache");
    }

    /// A page before some message, another one each time: a multiplier without a common factor
    /// visits every depth before it comes again.
    private String anywhere(int number) {
        long perChannel = settings.messages() / CHANNELS * 9L / 10;
        long id = 100 + Math.floorMod(number * 7_919L, perChannel - 100);
        return "/messages?channel=" + (FIRST_CHANNEL - number % CHANNELS) + "&limit=50&before=" + id;
    }

    private static List<String> emptyProgram() {
        return List.of("-cp", System.getProperty("java.class.path"), EmptyEndpoint.class.getName());
    }

    private static Map<String, String> api(ApiServers servers) {
        Map<String, String> all = new TreeMap<>(servers.settings());
        all.put("TELEGRAM_GATEWAY_API_TOKEN", KEY);
        all.put("TELEGRAM_API_CURSOR_SECRET", "a secret of this benchmark");
        return all;
    }
}
