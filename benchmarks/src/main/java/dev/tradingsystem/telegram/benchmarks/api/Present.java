package dev.tradingsystem.telegram.benchmarks.api;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a gateway would do for one channel while the API is read: a hundred messages of the last
/// minutes in the log and in the hot cache, and its sign of life every ten seconds.
final class Present implements AutoCloseable {

    static final long CHANNEL = -1_008_000_000_000L;
    private static final int MESSAGES = 100;
    private static final long BETWEEN_SECONDS = 10;
    private static final int ATTEMPTS = 300;
    private static final long PAUSE_MILLIS = 100;

    private static final String WATCHED = """
            INSERT INTO telegram.channel (channel_id, account, title, watched) VALUES (?, 'main', 'the newest', true)
            """;

    private final CacheClient client;
    private final ScheduledExecutorService alive = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sign-of-life").factory());

    Present(ApiServers servers) throws InterruptedException {
        client = servers.cache();
        var hot = new HotMessages(client, Clock.systemUTC());
        JdbcClient.create(servers.database()).sql(WATCHED).param(CHANNEL).update();
        List<Change> changes = append(servers);
        put(hot, changes);
        Map<Long, Long> newest = Map.of(CHANNEL, changes.getLast().seq());
        hot.touch(newest);
        var _ = alive.scheduleAtFixedRate(() -> hot.touch(newest), BETWEEN_SECONDS, BETWEEN_SECONDS, TimeUnit.SECONDS);
    }

    /// The client connects by itself, and says so only by working.
    private static void put(HotMessages hot, List<Change> changes) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                hot.put(changes);
                return;
            } catch (CacheUnavailable e) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        }
        throw new IllegalStateException("the cache does not answer");
    }

    private static List<Change> append(ApiServers servers) {
        var lease = new WriterLease(servers.database(), "main", "benchmark", Duration.ofHours(1))
                .take()
                .orElseThrow();
        Instant now = Instant.now().minusSeconds(MESSAGES);
        List<MessageEvent> events = new ArrayList<>();
        for (int id = 1; id <= MESSAGES; id++) {
            var text = new Content.Text("Compra BOVAW32 a 1,04, alvo 1,20, stop 0,98. ".repeat(8) + id);
            events.add(new MessageEvent.Posted(
                    Message.of(CHANNEL, id, now.plusSeconds(id), text), Origin.LIVE, now.plusSeconds(id)));
        }
        var batch = events.stream().map(EncodedEvent::of).toList();
        if (new MessageLog(servers.database()).append(lease.fence(), 1, batch)
                instanceof Appended.Committed committed) {
            return committed.changes();
        }
        throw new IllegalStateException("not appended");
    }

    @Override
    public void close() {
        alive.shutdownNow();
        client.close();
    }
}
