package dev.tradingsystem.telegram.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.wire.CacheKeys;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Proved;
import dev.tradingsystem.telegram.store.cache.HotMessages.Missing;
import io.lettuce.core.RestoreArgs;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random histories with everything that happens to a cache: repeated and lost batches, eviction,
/// expiry, a failover to an older state, slow fills. Whatever the cache answers must be what the
/// log says; with the writer caught up it must be all of it.
class HotMessagesModelIT {

    private static final int STEPS = 4_000;
    private static final List<Long> CHANNELS = List.of(-1001L, 77L);
    private static LocalRedis redis;
    private static CacheClient client;

    @BeforeAll
    static void start() {
        redis = LocalRedis.start();
        client = new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
        await().until(client::isUp);
    }

    @AfterAll
    static void stop() {
        client.close();
        redis.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void answersOnlyWhatTheLogSays(long seed) {
        client.call(redis -> redis.flushall());
        var history = new History(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            history.step();
        }

        assertThat(history.provedChanges).isGreaterThan(200);
        assertThat(history.provedPages).isGreaterThan(100);
    }

    private static final class History {

        private final Random random;
        private final Truth truth = new Truth();
        private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        private final HotMessages hot = new HotMessages(client, Clock.systemUTC());
        private int delivered;
        private boolean caughtUp;
        private @Nullable Saved saved;
        private @Nullable Fill pending;
        private int provedChanges;
        private int provedPages;

        private History(Random random) {
            this.random = random;
        }

        private void step() {
            int dice = random.nextInt(100);
            if (dice < 25) {
                append();
            } else if (dice < 55) {
                deliver(1 + random.nextInt(5));
            } else if (dice < 57) {
                delivered = Math.max(0, delivered - random.nextInt(10));
            } else if (dice < 65) {
                touch();
            } else if (dice < 67) {
                loseSomething();
            } else if (dice < 68) {
                failOver();
            } else if (dice < 71) {
                beginFill();
            } else if (dice < 75) {
                endFill();
            } else if (dice < 78) {
                deliver(1_000);
                touch();
            } else {
                for (int i = 0; i < 3; i++) {
                    checkChanges();
                    checkPage();
                }
            }
        }

        private void append() {
            long channelId = CHANNELS.get(random.nextInt(CHANNELS.size()));
            var known = List.copyOf(truth.messages(channelId).keySet());
            int dice = random.nextInt(10);
            if (dice < 6 || known.isEmpty()) {
                boolean old = random.nextInt(8) == 0;
                Instant sentAt = start.minusSeconds(old ? 3_700 + random.nextInt(900) : random.nextInt(2_000));
                truth.post(channelId, 1 + random.nextInt(1_000_000), sentAt);
            } else {
                long messageId = known.get(Math.max(0, known.size() - 1 - random.nextInt(20)));
                if (dice < 9) {
                    truth.edit(channelId, messageId);
                } else {
                    truth.delete(channelId, messageId);
                }
            }
            caughtUp = false;
        }

        private void deliver(int count) {
            int end = Math.min(truth.log().size(), delivered + count);
            hot.put(truth.log().subList(delivered, end));
            delivered = end;
        }

        private void touch() {
            hot.touch(CHANNELS.stream()
                    .collect(
                            Collectors.toMap(Function.identity(), channelId -> truth.headAmong(channelId, delivered))));
            caughtUp = delivered == truth.log().size();
        }

        private void loseSomething() {
            var keys = new ArrayList<>(client.call(redis -> redis.keys("*")));
            if (keys.isEmpty()) {
                return;
            }
            String key = keys.get(random.nextInt(keys.size()));
            if (key.contains("msg")) {
                client.call(redis -> redis.pexpire(key, random.nextBoolean() ? 30_000 : 0));
            } else {
                client.call(redis -> redis.del(key));
                caughtUp = false;
            }
        }

        /// The new master knows what the replica had got; sometimes that is a while ago.
        private void failOver() {
            if (saved == null || random.nextInt(3) > 0) {
                saved = Saved.take();
            } else {
                saved.restore();
                saved = null;
                caughtUp = false;
            }
        }

        private void beginFill() {
            long channelId = CHANNELS.get(random.nextInt(CHANNELS.size()));
            int size = 1 + random.nextInt(40);
            List<Change> newest = truth.page(channelId, size + 1);
            boolean more = newest.size() > size;
            Change beyond = more ? newest.getLast() : null;
            pending = new Fill(
                    channelId,
                    truth.head(channelId),
                    more ? newest.subList(0, size) : newest,
                    beyond == null ? null : new Missing(beyond.message().sentAt(), beyond.messageId()));
        }

        private void endFill() {
            if (pending != null) {
                hot.fill(pending.channelId, pending.head, pending.newest, pending.missing);
                pending = null;
            }
        }

        private void checkChanges() {
            long channelId = CHANNELS.get(random.nextInt(CHANNELS.size()));
            long after = Math.max(0, truth.head(channelId) - random.nextInt(40));
            int limit = 1 + random.nextInt(30);
            if (hot.readAfter(channelId, after, limit) instanceof Proved proved) {
                List<Change> all = truth.after(channelId, after, limit);
                int size = proved.changes().size();
                assertThat(proved.changes()).isEqualTo(all.subList(0, Math.min(size, all.size())));
                if (caughtUp) {
                    assertThat(size).isEqualTo(all.size());
                }
                provedChanges++;
            }
        }

        private void checkPage() {
            long channelId = CHANNELS.get(random.nextInt(CHANNELS.size()));
            int limit = 1 + random.nextInt(25);
            if (caughtUp && hot.newestPage(channelId, limit, PageFilter.ALL) instanceof Proved proved) {
                assertThat(proved.changes()).isEqualTo(truth.page(channelId, limit));
                assertThat(proved.more() || truth.messages(channelId).size() <= limit)
                        .isTrue();
                provedPages++;
            }
        }
    }

    private record Fill(
            long channelId,
            long head,
            List<Change> newest,
            @Nullable Missing missing) {}

    private record Saved(Map<String, byte[]> dumps, Map<String, Long> lives) {

        static Saved take() {
            List<String> keys = client.call(redis -> redis.keys("*"));
            return new Saved(
                    keys.stream().collect(Collectors.toMap(key -> key, key -> client.call(redis -> redis.dump(key)))),
                    keys.stream().collect(Collectors.toMap(key -> key, key -> client.call(redis -> redis.pttl(key)))));
        }

        void restore() {
            client.call(redis -> redis.flushall());
            dumps.forEach((key, dump) -> client.call(redis ->
                    redis.restore(key, dump, RestoreArgs.Builder.ttl(Math.max(1, lives.getOrDefault(key, 1L))))));
            Stream.of(CacheKeys.alive(CHANNELS.getFirst()))
                    .forEach(alive -> client.call(redis -> redis.set(alive, "1")));
        }
    }
}
