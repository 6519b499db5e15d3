package dev.tradingsystem.telegram.store.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tradingsystem.telegram.local.LocalRedis;
import dev.tradingsystem.telegram.model.wire.CacheKeys;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Proved;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Unproved;
import dev.tradingsystem.telegram.store.cache.HotMessages.Missing;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the hot cache proves and what it does not, situation by situation. One class over the
/// usual length, so that the list can be read as one.
class HotMessagesIT {

    private static final long CHANNEL = -1001649127710L;
    private static final Instant NOW = Instant.parse("2025-10-28T13:02:11Z");
    private static LocalRedis redis;
    private static CacheClient client;

    private final Truth truth = new Truth();
    private HotMessages hot;

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

    @BeforeEach
    void empty() {
        client.call(redis -> redis.flushall());
        hot = new HotMessages(client, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void answersWhatWasPut() {
        hot.put(List.of(post(1), post(2), truth.edit(CHANNEL, 1)));
        touch();

        assertThat(hot.changesAfter(CHANNEL, 1, 100)).contains(truth.after(CHANNEL, 1, 100));
        assertThat(hot.changesAfter(CHANNEL, 1, 1)).contains(truth.after(CHANNEL, 1, 1));
    }

    @Test
    void provesThatThereIsNothing() {
        hot.put(List.of(post(1)));
        touch();

        assertThat(hot.changesAfter(CHANNEL, 1, 100)).contains(List.of());
        assertThat(hot.readAfter(CHANNEL, 2, 100)).isEqualTo(new Unproved(Reason.BEHIND));
    }

    @Test
    void provesThatAWatchedChannelIsEmpty() {
        hot.touch(Map.of(CHANNEL, 0L));

        assertThat(hot.changesAfter(CHANNEL, 0, 100)).contains(List.of());
    }

    @Test
    void provesNothingWithoutASignOfLife() {
        hot.put(List.of(post(1)));

        assertThat(hot.readAfter(CHANNEL, 0, 100)).isEqualTo(new Unproved(Reason.NOT_ALIVE));
        assertThat(page(10)).isEqualTo(new Unproved(Reason.NOT_ALIVE));
    }

    @Test
    void startsAgainAfterAGap() {
        Change first = post(1);
        Change lost = post(2);
        Change third = post(3);
        hot.put(List.of(first));
        hot.put(List.of(third));
        touch();

        assertThat(hot.readAfter(CHANNEL, first.seq(), 100)).isEqualTo(new Unproved(Reason.BELOW_FLOOR));
        assertThat(hot.changesAfter(CHANNEL, lost.seq(), 100)).contains(List.of(third));
        assertThat(page(10)).isEqualTo(new Unproved(Reason.NO_PAGE));
    }

    @Test
    void findsALostTailByTheSignOfLife() {
        hot.put(List.of(post(1)));
        Change lost = post(2);
        touch();

        assertThat(hot.readAfter(CHANNEL, 1, 100)).isEqualTo(new Unproved(Reason.BELOW_FLOOR));
        assertThat(hot.changesAfter(CHANNEL, lost.seq(), 100)).contains(List.of());
    }

    @Test
    void aSignOfLifeFromBehindProvesNothing() {
        hot.put(List.of(post(1), post(2)));
        hot.touch(Map.of(CHANNEL, 1L));

        assertThat(hot.readAfter(CHANNEL, 0, 100)).isEqualTo(new Unproved(Reason.NOT_ALIVE));
    }

    @Test
    void provesNothingWhenTheIndexWasEvicted() {
        hot.put(List.of(post(1)));
        touch();
        client.call(redis -> redis.del(CacheKeys.recent(CHANNEL)));

        assertThat(hot.readAfter(CHANNEL, 0, 100)).isEqualTo(new Unproved(Reason.NO_INDEX));
        assertThat(page(1)).isEqualTo(new Unproved(Reason.NO_INDEX));
    }

    @Test
    void provesNothingWhenAMessageWasEvicted() {
        hot.put(List.of(post(1), post(2)));
        touch();
        client.call(redis -> redis.del(CacheKeys.message(CHANNEL, 1)));

        assertThat(hot.readAfter(CHANNEL, 0, 100)).isEqualTo(new Unproved(Reason.VALUE_MISSING));
        assertThat(hot.changesAfter(CHANNEL, 1, 100)).contains(truth.after(CHANNEL, 1, 100));
        assertThat(page(2)).isEqualTo(new Unproved(Reason.VALUE_MISSING));
    }

    @Test
    void aNewerVersionProvesNoOlderOne() {
        hot.put(List.of(post(1), post(2), post(3), truth.edit(CHANNEL, 2)));
        touch();

        assertThat(hot.readAfter(CHANNEL, 0, 100)).isEqualTo(new Unproved(Reason.VALUE_REPLACED));
        assertThat(hot.changesAfter(CHANNEL, 2, 100)).contains(truth.after(CHANNEL, 2, 100));
        assertThat(page(3)).isEqualTo(new Proved(truth.page(CHANNEL, 3), 4, false));
    }

    @Test
    void anOlderVersionNeverReplacesANewerOne() {
        Change first = post(1);
        Change second = truth.edit(CHANNEL, 1);
        hot.put(List.of(first, second));
        client.call(redis -> redis.del(CacheKeys.recent(CHANNEL)));
        hot.put(List.of(first));

        String value = client.call(redis -> redis.get(CacheKeys.message(CHANNEL, 1)));
        assertThat(value).contains("\"version\":2");
    }

    @Test
    void aRepeatedBatchChangesNothing() {
        List<Change> batch = List.of(post(1), post(2));
        hot.put(batch);
        hot.put(List.of(post(3)));
        hot.put(batch);
        touch();

        assertThat(hot.changesAfter(CHANNEL, 0, 100)).contains(truth.after(CHANNEL, 0, 100));
    }

    @Test
    void oldMessagesAreNotKeptAndRaiseBothFloors() {
        hot.put(List.of(post(100), post(101)));
        Change imported = truth.post(CHANNEL, 7, NOW.minusSeconds(3_601));
        hot.put(List.of(imported));
        touch();

        Long kept = client.call(redis -> redis.exists(CacheKeys.message(CHANNEL, 7)));
        assertThat(kept).isZero();
        assertThat(hot.readAfter(CHANNEL, 0, 100)).isEqualTo(new Unproved(Reason.BELOW_FLOOR));
        assertThat(hot.changesAfter(CHANNEL, imported.seq(), 100)).contains(List.of());
        assertThat(page(2)).isEqualTo(new Proved(truth.page(CHANNEL, 2), imported.seq(), true));
        assertThat(page(3)).isEqualTo(new Unproved(Reason.BELOW_PAGE_FLOOR));
    }

    @Test
    void anEditOfAMessageThatGrewOldTakesItOffThePage() {
        Change before = post(1);
        hot.put(List.of(before));
        var later = new HotMessages(client, Clock.fixed(NOW.plusSeconds(7_200), ZoneOffset.UTC));
        later.put(List.of(truth.edit(CHANNEL, 1)));
        touch();

        assertThat(page(1)).isEqualTo(new Unproved(Reason.BELOW_PAGE_FLOOR));
    }

    @Test
    void aPageIsWholeFromTheFirstChangeOn() {
        hot.put(LongStream.rangeClosed(1, 5).mapToObj(this::post).toList());
        touch();

        assertThat(page(50)).isEqualTo(new Proved(truth.page(CHANNEL, 50), 5, false));
        assertThat(page(5)).isEqualTo(new Proved(truth.page(CHANNEL, 5), 5, false));
        assertThat(page(4)).isEqualTo(new Proved(truth.page(CHANNEL, 4), 5, true));
    }

    @Test
    void aPageFiltersDeletedOnesAndKinds() {
        hot.put(List.of(post(1), post(2), truth.delete(CHANNEL, 1)));
        touch();

        assertThat(proved(hot.newestPage(CHANNEL, 9, new PageFilter(false, Set.of()))))
                .extracting(Change::messageId)
                .containsExactly(2L);
        assertThat(proved(hot.newestPage(CHANNEL, 9, new PageFilter(true, Set.of("text", "photo")))))
                .extracting(Change::messageId)
                .containsExactly(1L);
        assertThat(proved(hot.newestPage(CHANNEL, 9, new PageFilter(null, Set.of("photo")))))
                .isEmpty();
    }

    @Test
    void aFillProvesThePageAfterARestart() {
        LongStream.rangeClosed(1, 5).forEach(this::post);
        touch();
        boolean taken = hot.fill(CHANNEL, 5, truth.page(CHANNEL, 3), missing(2));
        hot.put(List.of(post(6)));

        assertThat(taken).isTrue();
        assertThat(page(4)).isEqualTo(new Proved(truth.page(CHANNEL, 4), 6, true));
        assertThat(page(5)).isEqualTo(new Unproved(Reason.BELOW_PAGE_FLOOR));
    }

    @Test
    void aFillFromBeforeTheIndexIsRefused() {
        List<Change> read = List.of(post(1));
        truth.edit(CHANNEL, 1);
        touch();

        assertThat(hot.fill(CHANNEL, 1, read, null)).isFalse();
        assertThat(page(1)).isEqualTo(new Unproved(Reason.NO_PAGE));
    }

    @Test
    void aSlowFillDoesNotHideWhatChangedMeanwhile() {
        List<Change> read = List.of(post(1));
        hot.touch(Map.of(CHANNEL, 1L));
        hot.put(List.of(truth.edit(CHANNEL, 1), post(2)));
        boolean taken = hot.fill(CHANNEL, 1, read, null);

        assertThat(taken).isTrue();
        assertThat(page(2)).isEqualTo(new Proved(truth.page(CHANNEL, 2), 3, false));
    }

    @Test
    void whatExpiresSoonLeavesWithTheNextSignOfLife() {
        hot.put(List.of(post(1), post(2), post(3)));
        client.call(redis -> redis.pexpire(CacheKeys.message(CHANNEL, 2), 59_000));
        touch();

        assertThat(hot.readAfter(CHANNEL, 1, 100)).isEqualTo(new Unproved(Reason.BELOW_FLOOR));
        assertThat(hot.changesAfter(CHANNEL, 2, 100)).contains(truth.after(CHANNEL, 2, 100));
        assertThat(page(1)).isEqualTo(new Proved(truth.page(CHANNEL, 1), 3, true));
        assertThat(page(2)).isEqualTo(new Unproved(Reason.BELOW_PAGE_FLOOR));
    }

    @Test
    void theNewestFiveHundredStay() {
        hot.put(LongStream.rangeClosed(1, 600).mapToObj(this::post).toList());
        touch();

        assertThat(hot.readAfter(CHANNEL, 99, 1_000)).isEqualTo(new Unproved(Reason.BELOW_FLOOR));
        assertThat(hot.changesAfter(CHANNEL, 100, 1_000)).contains(truth.after(CHANNEL, 100, 1_000));
        assertThat(page(500)).isEqualTo(new Proved(truth.page(CHANNEL, 500), 600, true));
    }

    @Test
    void goesOnWhenRedisForgotTheScripts() {
        hot.put(List.of(post(1)));
        client.call(redis -> redis.scriptFlush());
        hot.put(List.of(post(2), post(3)));
        touch();
        client.call(redis -> redis.scriptFlush());

        assertThat(hot.changesAfter(CHANNEL, 0, 100)).contains(truth.after(CHANNEL, 0, 100));
    }

    @Test
    void forgetsAChannel() {
        hot.put(List.of(post(1)));
        touch();
        hot.forget(CHANNEL);

        assertThat(page(1)).isEqualTo(new Unproved(Reason.NO_INDEX));
    }

    @Test
    void anotherKindOfKeyIsAFailureNotAnAnswer() {
        client.call(redis -> redis.set(CacheKeys.recent(CHANNEL), "not a sorted set"));

        assertThatThrownBy(() -> hot.put(List.of(post(1)))).isInstanceOf(CacheUnavailable.class);
    }

    private Change post(long messageId) {
        return truth.post(CHANNEL, messageId, NOW.plusSeconds(messageId));
    }

    private void touch() {
        hot.touch(Map.of(CHANNEL, truth.head(CHANNEL)));
    }

    private Missing missing(long messageId) {
        return new Missing(truth.newest(CHANNEL, messageId).message().sentAt(), messageId);
    }

    private CacheAnswer page(int limit) {
        return hot.newestPage(CHANNEL, limit, PageFilter.ALL);
    }

    private static List<Change> proved(CacheAnswer answer) {
        assertThat(answer).isInstanceOf(Proved.class);
        return ((Proved) answer).changes();
    }
}
