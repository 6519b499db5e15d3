package dev.tradingsystem.telegram.reliability.observe;

import dev.tradingsystem.telegram.reliability.check.Entry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Follows the API's stream from the beginning of the log, and comes back with the last number it
/// got.
final class StreamFollower implements AutoCloseable {

    private static final long PAUSE = Duration.ofMillis(200).toNanos();
    private static final Set<String> KINDS = Set.of("posted", "edited", "deleted");
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI stream;
    private final String key;
    private final List<Entry> entries = Collections.synchronizedList(new ArrayList<>());
    private final Set<Long> seqs = ConcurrentHashMap.newKeySet();
    private volatile boolean paused;
    private volatile boolean closed;
    private String position = "0";

    StreamFollower(String name, String api, String key) {
        this.stream = URI.create(api + "/stream");
        this.key = key;
        Thread.ofVirtual().name(name).start(this::run);
    }

    /// While true it reads nothing more.
    void pause(boolean pause) {
        paused = pause;
    }

    boolean has(long seq) {
        return seqs.contains(seq);
    }

    List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (IOException | RuntimeException e) {
                LockSupport.parkNanos(PAUSE); // the API is away, as these runs want it
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void follow() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(stream)
                .header("Authorization", "Bearer " + key)
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", position)
                .build();
        HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() == OK) {
                read(lines.iterator());
            }
        }
        LockSupport.parkNanos(PAUSE);
    }

    private void read(Iterator<String> lines) {
        String id = "";
        String event = "";
        while (!closed && lines.hasNext()) {
            while (paused && !closed) {
                LockSupport.parkNanos(PAUSE);
            }
            String line = lines.next();
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                event = line.substring(6).strip();
            } else if (line.startsWith("data:") && KINDS.contains(event)) {
                Entry entry = Entries.parse(line.substring(5));
                entries.add(entry);
                seqs.add(entry.seq());
            } else if (line.isEmpty()) {
                position = id.isEmpty() ? position : id; // only now the event is whole
                id = "";
                event = "";
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
    }
}
