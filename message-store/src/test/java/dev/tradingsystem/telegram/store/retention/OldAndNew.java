package dev.tradingsystem.telegram.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.StoreFixture;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.lease.Fence;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import dev.tradingsystem.telegram.store.log.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.LongStream;

/// A database with messages of many days, each logged when it was sent.
final class OldAndNew {

    static final long CHANNEL = -1_000_000_000_777L;
    static final Instant NOW = Instant.parse("2025-10-28T12:00:00Z");

    private final StoreFixture store;
    private final MessageLog log;
    private final Fence fence;
    private long batch;

    OldAndNew(StoreFixture store) {
        store.wipe();
        this.store = store;
        this.log = new MessageLog(store.database());
        this.fence = new WriterLease(store.database(), "main", "test", Duration.ofHours(1))
                .take()
                .orElseThrow()
                .fence();
        new ChannelRecords(store.database()).watch("main", CHANNEL);
    }

    Fence fence() {
        return fence;
    }

    /// Messages with ids from 1, one for each step back from an hour before now, oldest first.
    void fill(int count, Duration step) {
        List<MessageEvent.Posted> posts = LongStream.rangeClosed(1, count)
                .mapToObj(id ->
                        posted(id, NOW.minus(step.multipliedBy(count - id)).minusSeconds(3_600)))
                .toList();
        for (int at = 0; at < posts.size(); at += 500) {
            append(posts.subList(at, Math.min(at + 500, posts.size())));
        }
        store.jdbc().sql("UPDATE telegram.log SET recorded_at = sent_at").update();
    }

    List<Outcome> append(List<? extends MessageEvent> events) {
        batch++;
        Appended appended =
                log.append(fence, batch, events.stream().map(EncodedEvent::of).toList());
        assertThat(appended).isInstanceOf(Appended.Committed.class);
        return ((Appended.Committed) appended).outcomes();
    }

    static MessageEvent.Posted posted(long id, Instant sentAt) {
        var message = new Message(
                CHANNEL, id, sentAt, null, null, new Content.Text("text " + id), null, null, null, null, null, 7);
        return new MessageEvent.Posted(message, Origin.LIVE, sentAt);
    }

    static MessageEvent.Edited edited(long id, Instant at) {
        return new MessageEvent.Edited(CHANNEL, id, at, new Content.Text("edited " + id), Origin.LIVE, at);
    }

    List<Long> ids(String sql) {
        return store.jdbc().sql(sql).query((row, _) -> row.getLong(1)).list();
    }

    long number(String sql) {
        return store.jdbc().sql(sql).query(Long.class).single();
    }

    /// Messages sent before a time that are still there.
    long olderThan(Instant time) {
        return store.jdbc()
                .sql("SELECT count(*) FROM telegram.messages WHERE sent_at < :time")
                .param("time", time.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// Keys without their row, rows without their key, and rows that are not the whole message.
    long broken() {
        return number("""
                SELECT count(*)
                  FROM telegram.message_key k
                  FULL JOIN telegram.messages m ON m.channel_id = k.channel_id AND m.message_id = k.message_id
                 WHERE k.seq IS DISTINCT FROM m.seq OR k.sent_at <> m.sent_at OR m.body ->> 'views' IS NULL
                """);
    }
}
