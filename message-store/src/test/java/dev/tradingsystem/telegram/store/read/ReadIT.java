package dev.tradingsystem.telegram.store.read;

import static dev.tradingsystem.telegram.store.log.Events.edited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import dev.tradingsystem.telegram.store.cache.CacheClient;
import dev.tradingsystem.telegram.store.cache.CacheSettings;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.cache.PageFilter;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.Checkpoints;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The readers against real servers. One class over the usual length, because all of it shares
/// one database, one pool and one Redis.
class ReadIT {

    private static final long CHANNEL = -1001649127710L;
    private static final long OTHER = 77;
    private static StoreFixture store;
    private static LocalRedis redis;
    private static CacheClient client;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Messages messages;
    private Changes changes;
    private Channels channels;
    private HotMessages hot;
    private RecentMessages recent;
    private MessageLog log;
    private Lease lease;
    private long batch;

    @BeforeAll
    static void start() {
        store = StoreFixture.start();
        redis = LocalRedis.start();
        client = new CacheClient(CacheSettings.direct(redis.host(), redis.port(), null));
        await().until(client::isUp);
    }

    @AfterAll
    static void stop() {
        client.close();
        redis.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        messages = new Messages(store.database(), Clock.systemUTC());
        changes = new Changes(store.database());
        channels = new Channels(store.database());
        hot = new HotMessages(client, Clock.systemUTC());
        recent = new RecentMessages(hot, messages, changes, new ChannelStates(store.database()), meters);
        store.wipe();
        client.call(redis -> redis.flushall());
        log = new MessageLog(store.database());
        lease = new WriterLease(store.database(), "main", "test", Duration.ofMinutes(5))
                .take()
                .orElseThrow();
        batch = 0;
    }

    @Test
    void pagesOfYearsAreDisjointCompleteAndInOrder() {
        var random = new Random(7);
        var keys = new ArrayList<MessageKey>();
        for (long id = 1; id <= 300; id++) {
            long channelId = random.nextBoolean() ? CHANNEL : OTHER;
            Instant sentAt = now.minus(Duration.ofHours(random.nextInt(24 * 365 * 15)));
            keys.add(new MessageKey(channelId, id, sentAt));
        }
        append(keys.stream()
                .map(key -> posted(key.channelId(), key.messageId(), key.sentAt()))
                .toList());
        keys.sort(Comparator.comparing(MessageKey::sentAt)
                .thenComparingLong(MessageKey::channelId)
                .thenComparingLong(MessageKey::messageId));

        assertThat(walk(false)).isEqualTo(keys);
        assertThat(walk(true)).isEqualTo(keys.reversed());
    }

    @Test
    void findsOneMessageByItsKey() {
        append(List.of(posted(CHANNEL, 5, now), posted(OTHER, 5, now.minusSeconds(7))));

        assertThat(messages.find(OTHER, 5))
                .map(found -> found.message().sentAt())
                .contains(now.minusSeconds(7));
        assertThat(messages.find(OTHER, 6)).isEmpty();
    }

    @Test
    void statusIsDerived() {
        append(LongStream.rangeClosed(1, 4)
                .mapToObj(id -> posted(CHANNEL, id, now))
                .toList());
        store.jdbc()
                .sql("INSERT INTO telegram.hidden (channel_id, message_id, hidden_by) VALUES (?, 3, 'op')")
                .param(CHANNEL)
                .update();
        store.jdbc().sql("""
                        INSERT INTO telegram.reprocess_request (channel_id, message_id, consumer, requested_by)
                        VALUES (?, 1, 'tp-capital', 'op')
                        """).param(CHANNEL).update();
        new Checkpoints(store.database()).move("rabbitmq", lease.fence(), 3);

        assertThat(LongStream.rangeClosed(1, 4)
                        .mapToObj(id -> messages.find(CHANNEL, id).orElseThrow().status()))
                .containsExactly(
                        MessageStatus.REPROCESS_PENDING,
                        MessageStatus.PUBLISHED,
                        MessageStatus.DELETED,
                        MessageStatus.RECEIVED);
    }

    @Test
    void filtersByKindAndDeletion() {
        var photo = Message.of(CHANNEL, 2, now, Content.Media.of(MediaKind.PHOTO, null));
        append(List.of(posted(CHANNEL, 1, now), new MessageEvent.Posted(photo, Origin.LIVE, now)));
        append(List.of(new MessageEvent.Deleted(CHANNEL, 1, now, MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, now)));

        assertThat(ids(query(Set.of("photo"), null))).containsExactly(2L);
        assertThat(ids(query(Set.of(), true))).containsExactly(1L);
        assertThat(ids(query(Set.of(), false))).containsExactly(2L);
        assertThat(ids(query(Set.of(), null))).containsExactly(2L, 1L);
    }

    @Test
    void changesFollowTheLogAndItsChannels() {
        append(List.of(posted(CHANNEL, 1, now), posted(OTHER, 1, now), posted(CHANNEL, 2, now)));
        append(List.of(edited(CHANNEL, 1, "edited", now)));

        assertThat(changes.after(0, 3)).extracting(Change::seq).containsExactly(1L, 2L, 3L);
        assertThat(changes.after(CHANNEL, 1, 9)).extracting(Change::prevSeq).containsExactly(1L, 3L);
        assertThat(changes.after(List.of(OTHER, 5L), 0, 4, 9))
                .extracting(Change::seq)
                .containsExactly(2L);
        assertThat(changes.numbered(List.of(4L, 1L, 99L)))
                .extracting(Change::seq)
                .containsExactly(1L, 4L);
        assertThat(changes.bounds()).isEqualTo(new Changes.Bounds(4, 1));
        assertThat(changes.heads(List.of(CHANNEL, 5L))).isEqualTo(Map.of(CHANNEL, 4L));
        assertThat(changes.heads()).isEqualTo(Map.of(CHANNEL, 4L, OTHER, 2L));
    }

    @Test
    void channelsCountWhatIsNotProved() {
        watch();
        append(List.of(posted(CHANNEL, 2, now), posted(CHANNEL, 5, now), posted(CHANNEL, 6, now)));
        store.jdbc().sql("""
                        INSERT INTO telegram.coverage (channel_id, from_id, to_id, verdict, proved_by)
                        VALUES (:c, 1, 2, 'stored', 'history'), (:c, 7, 8, 'service', 'live')
                        """).param("c", CHANNEL).update();
        Channel channel = channels.find(CHANNEL).orElseThrow();

        assertThat(channel.lastMessage()).isEqualTo(new Channel.LastMessage(6, now));
        assertThat(channel.coverage()).extracting(Channel.Coverage::unknown).isEqualTo(3L);
        assertThat(channel.seq()).isEqualTo(3);
        assertThat(channels.list(null, true, Long.MIN_VALUE, 9)).containsExactly(channel);
        assertThat(channels.list(List.of(OTHER), null, Long.MIN_VALUE, 9)).isEmpty();
        assertThat(channels.list(null, false, Long.MIN_VALUE, 9)).isEmpty();
        assertThat(channels.list(null, null, CHANNEL, 9)).isEmpty();
        assertThat(channels.verdict(CHANNEL, 1)).contains("unknown");
        assertThat(channels.verdict(CHANNEL, 3)).contains("unknown");
        assertThat(channels.verdict(CHANNEL, 7)).contains("service");
        assertThat(channels.verdict(CHANNEL, 9)).contains("beyond-latest");
        assertThat(channels.verdict(OTHER, 9)).isEmpty();
    }

    @Test
    void aChannelWithoutMessagesHasNoCoverage() {
        watch();

        assertThat(channels.find(CHANNEL)).map(Channel::coverage).isEmpty();
    }

    @Test
    void aMissIsCuredByReadingTheView() {
        watch();
        append(LongStream.rangeClosed(1, 50)
                .mapToObj(id -> posted(CHANNEL, id, now.minus(Duration.ofDays(60 - id))))
                .toList());
        append(List.of(edited(CHANNEL, 40, "edited", now)));
        touch();
        RecentPage fromView = recent.newest(CHANNEL, 20, PageFilter.ALL);
        await().until(() -> recent.newest(CHANNEL, 20, PageFilter.ALL).isHit());
        RecentPage fromCache = recent.newest(CHANNEL, 20, PageFilter.ALL);

        assertThat(fromView.missed()).isEqualTo(Reason.NO_PAGE);
        assertThat(fromCache.messages()).isEqualTo(fromView.messages());
        assertThat(fromCache.more()).isTrue();
        assertThat(fromCache.asOf()).isEqualTo(51);
        assertThat(recent.newest(CHANNEL, 60, PageFilter.ALL).more()).isFalse();
        assertThat(reads("hit")).isPositive();
        assertThat(reads("incomplete")).isPositive();
    }

    @Test
    void aMarkedMessageIsNeverServedFromTheCache() {
        watch();
        append(LongStream.rangeClosed(1, 5)
                .mapToObj(id -> posted(CHANNEL, id, now.plusSeconds(id)))
                .toList());
        store.jdbc()
                .sql("INSERT INTO telegram.hidden (channel_id, message_id, hidden_by) VALUES (?, 3, 'op')")
                .param(CHANNEL)
                .update();
        touch();
        boolean taken = new CacheFill(hot, messages, changes).fill(CHANNEL);

        assertThat(taken).isTrue();
        assertThat(recent.newest(CHANNEL, 2, PageFilter.ALL).isHit()).isTrue();
        RecentPage three = recent.newest(CHANNEL, 3, PageFilter.ALL);
        assertThat(three.missed()).isEqualTo(Reason.BELOW_PAGE_FLOOR);
        assertThat(three.messages().getLast().status()).isEqualTo(MessageStatus.DELETED);
    }

    @Test
    void publishedIsSaidOfCachedMessagesToo() {
        watch();
        hot.put(append(List.of(posted(CHANNEL, 1, now), posted(CHANNEL, 2, now))));
        touch();
        new Checkpoints(store.database()).move("rabbitmq", lease.fence(), 1);
        RecentPage page = recent.newest(CHANNEL, 2, PageFilter.ALL);

        assertThat(page.isHit()).isTrue();
        assertThat(page.messages())
                .extracting(StoredMessage::status)
                .containsExactly(MessageStatus.RECEIVED, MessageStatus.PUBLISHED);
    }

    @Test
    void aCacheBehindTheDatabaseIsNotServed() {
        watch();
        hot.put(append(List.of(posted(CHANNEL, 1, now))));
        touch();
        append(List.of(posted(CHANNEL, 2, now)));
        RecentPage page = recent.newest(CHANNEL, 1, PageFilter.ALL);

        assertThat(page.missed()).isEqualTo(Reason.STALE);
        assertThat(page.messages())
                .extracting(message -> message.message().messageId())
                .containsExactly(2L);
    }

    @Test
    void anOldImportDoesNotChangeThePage() {
        watch();
        hot.put(append(LongStream.rangeClosed(2_001, 2_010)
                .mapToObj(id -> posted(CHANNEL, id, now))
                .toList()));
        hot.put(append(LongStream.rangeClosed(1, 1_000)
                .mapToObj(id ->
                        posted(CHANNEL, id, now.minus(Duration.ofDays(400)).plusSeconds(id)))
                .toList()));
        touch();
        RecentPage page = recent.newest(CHANNEL, 10, PageFilter.ALL);

        assertThat(page.isHit()).isTrue();
        assertThat(page.messages())
                .extracting(message -> message.message().messageId())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2_001, 2_010).boxed().toList().reversed());
    }

    @Test
    void aFilterThatNoIndexServesFindsEachOfItsMessagesOnce() {
        Instant begin = Instant.parse("2025-01-01T00:00:00Z");
        append(LongStream.rangeClosed(1, 2_500)
                .mapToObj(id -> posted(id % 3 == 0 ? OTHER : CHANNEL, id, begin.plus(Duration.ofHours(id))))
                .toList());
        append(LongStream.of(7, 999, 1_000, 1_001, 2_400)
                .mapToObj(id -> edited(id % 3 == 0 ? OTHER : CHANNEL, id, "edited", begin.plus(Duration.ofDays(200))))
                .toList());
        var edited = new MessageFilter(Set.of(), Set.of(), Set.of(), Set.of(), true, null, null, null, null, null);

        for (boolean descending : List.of(true, false)) {
            var seen = new ArrayList<Long>();
            MessageKey position = null;
            Messages.Slice slice;
            do {
                slice = messages.slice(
                        new MessageQuery(List.of(CHANNEL, OTHER), null, null, edited, descending, position, false, 2));
                slice.rows().forEach(row -> seen.add(row.message().messageId()));
                position = slice.reached();
            } while (slice.more());
            assertThat(descending ? seen.reversed() : seen).containsExactly(7L, 999L, 1_000L, 1_001L, 2_400L);
        }
    }

    private List<MessageKey> walk(boolean descending) {
        var seen = new ArrayList<MessageKey>();
        MessageKey position = null;
        while (true) {
            List<StoredMessage> page = messages.page(
                    new MessageQuery(List.of(CHANNEL, OTHER), null, null, Set.of(), null, descending, position, 17));
            page.forEach(message -> seen.add(message.message().key()));
            if (page.size() < 17) {
                return seen;
            }
            position = seen.getLast();
        }
    }

    private static MessageQuery query(Set<String> kinds, @org.jspecify.annotations.Nullable Boolean deleted) {
        return new MessageQuery(List.of(CHANNEL), null, null, kinds, deleted, true, null, 9);
    }

    private List<Long> ids(MessageQuery query) {
        return messages.page(query).stream()
                .map(message -> message.message().messageId())
                .toList();
    }

    private static MessageEvent posted(long channelId, long messageId, Instant sentAt) {
        var message = Message.of(channelId, messageId, sentAt, new Content.Text("message " + messageId));
        return new MessageEvent.Posted(message, Origin.LIVE, sentAt);
    }

    private List<Change> append(List<? extends MessageEvent> events) {
        Appended appended = log.append(
                lease.fence(), ++batch, events.stream().map(EncodedEvent::of).toList());
        assertThat(appended).isInstanceOf(Appended.Committed.class);
        return ((Appended.Committed) appended).changes();
    }

    private static void watch() {
        store.jdbc()
                .sql("INSERT INTO telegram.channel (channel_id, account, watched) VALUES (?, 'main', true)")
                .param(CHANNEL)
                .update();
    }

    private void touch() {
        hot.touch(changes.heads(List.of(CHANNEL)));
    }

    private double reads(String result) {
        return meters.get("telegram.cache.reads")
                .tag("result", result)
                .counter()
                .count();
    }
}
