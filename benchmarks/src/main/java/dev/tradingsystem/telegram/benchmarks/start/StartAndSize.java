package dev.tradingsystem.telegram.benchmarks.start;

import dev.tradingsystem.telegram.benchmarks.App;
import dev.tradingsystem.telegram.benchmarks.Machine;
import dev.tradingsystem.telegram.benchmarks.signal.PathServers;
import dev.tradingsystem.telegram.benchmarks.signal.Posts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Measures the apps as they are deployed: how long each takes to start, with and without its AOT
/// cache, and how much memory it takes within its limits while 50 messages a second pass from the
/// gateway to the worker and 20 pages a second are read from the API.
public final class StartAndSize {

    private static final int MESSAGES_A_SECOND = 50;
    private static final int SETTLING_SECONDS = 15;
    private static final String KEY = "a-key-for-this-benchmark-only";

    private final StartSettings settings;
    private final Path folder;
    private final Map<Deployed, Installed> installed = new EnumMap<>(Deployed.class);

    private StartAndSize(StartSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    /// Prints what was measured, saves the raw result and the page of the docs.
    public static void measure(StartSettings settings) throws IOException, InterruptedException, ExecutionException {
        Machine machine = Machine.here();
        var run = new StartAndSize(settings, Files.createTempDirectory("start-and-size"));
        try (var servers = new PathServers()) {
            List<StartTimes> times = run.times(servers);
            List<Size> sizes = run.sizes(servers);
            var result = new StartResult(machine, settings.seconds(), MESSAGES_A_SECOND, times, sizes);
            Path raw = result.save(settings.results());
            Files.createDirectories(settings.page().toAbsolutePath().getParent());
            Files.writeString(settings.page(), result.page(raw));
            System.out.printf("%s%nraw result: %s, page: %s%n", result.tables(), raw, settings.page());
        }
    }

    private List<StartTimes> times(PathServers servers) throws IOException, InterruptedException {
        var times = new ArrayList<StartTimes>();
        for (Deployed app : Deployed.values()) {
            Installed here = Installed.in(folder, app);
            installed.put(app, here);
            Map<String, String> words = words(app, servers);
            List<Long> plain = starts(here, app, words);
            long cacheBytes = here.train();
            List<Long> cached = starts(here, app, words);
            try (Box box = Box.of(app)) {
                long limited = start(here, app, words, box);
                times.add(new StartTimes(app, plain, cached, box.isLimited() ? limited : -1, cacheBytes));
            }
            System.out.println(times.getLast());
        }
        return times;
    }

    private List<Long> starts(Installed here, Deployed app, Map<String, String> words)
            throws IOException, InterruptedException {
        var millis = new ArrayList<Long>();
        for (int i = 0; i < settings.starts(); i++) {
            millis.add(start(here, app, words, Box.open()));
        }
        return millis;
    }

    private long start(Installed here, Deployed app, Map<String, String> words, Box box)
            throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (var _ = here.start(box, output(app), words)) {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        }
    }

    private List<Size> sizes(PathServers servers) throws IOException, InterruptedException, ExecutionException {
        Path posts = folder.resolve("posts.jsonl");
        Posts.write(posts, (settings.seconds() + SETTLING_SECONDS) * MESSAGES_A_SECOND, MESSAGES_A_SECOND);
        Map<String, String> feeding = words(Deployed.GATEWAY, servers);
        feeding.put("telegram.import.files[0]", posts.toString());
        feeding.put("telegram.import.rate", Integer.toString(MESSAGES_A_SECOND));
        try (var boxes = new Boxes();
                var worker = start(boxes, Deployed.WORKER, words(Deployed.WORKER, servers));
                var api = start(boxes, Deployed.API, words(Deployed.API, servers));
                var gateway = start(boxes, Deployed.GATEWAY, feeding);
                var readers = new Readers(api.port(), KEY);
                var watching = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.start();
            var watched = new ArrayList<Future<Size>>();
            Map.of(Deployed.API, api, Deployed.WORKER, worker, Deployed.GATEWAY, gateway)
                    .forEach((app, running) -> watched.add(
                            watching.submit(() -> Size.during(settings.seconds(), app, running.pid(), boxes.of(app)))));
            var sizes = new ArrayList<Size>();
            for (Future<Size> size : watched) {
                sizes.add(size.get());
            }
            readers.mustHaveRead();
            sizes.sort(Comparator.comparing(Size::app));
            return sizes;
        }
    }

    private App start(Boxes boxes, Deployed app, Map<String, String> words) throws IOException, InterruptedException {
        return Objects.requireNonNull(installed.get(app)).start(boxes.of(app), output(app), words);
    }

    private Path output(Deployed app) {
        return folder.resolve(app.module() + ".log");
    }

    private Map<String, String> words(Deployed app, PathServers servers) {
        Map<String, String> words = new TreeMap<>(servers.settings());
        switch (app) {
            case API -> {
                words.put("TELEGRAM_GATEWAY_API_TOKEN", KEY);
                words.put("TELEGRAM_API_CURSOR_SECRET", "a secret of this benchmark");
                words.put("GATEWAY_SERVICE_URL", "");
                words.put("TP_CAPITAL_SERVICE_URL", "");
                words.put("TELEGRAM_PHOTO_DIRECTORY", folder.resolve("photos").toString());
            }
            case WORKER -> {
                words.put("TP_CAPITAL_API_KEY", KEY);
                words.put("TP_CAPITAL_QUEUE_MODE", "hybrid");
                words.put("TP_CAPITAL_SIGNALS_CHANNEL_ID", Long.toString(Posts.CHANNEL));
            }
            case GATEWAY -> {
                words.put("API_SECRET_TOKEN", KEY);
                words.put("TELEGRAM_CHANNELS", Long.toString(Posts.CHANNEL));
                words.put("tdlib.library-path", "/nonexistent/libtdjson.so");
            }
        }
        return words;
    }
}
