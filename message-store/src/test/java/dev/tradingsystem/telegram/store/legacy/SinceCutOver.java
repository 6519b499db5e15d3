package dev.tradingsystem.telegram.store.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import dev.tradingsystem.telegram.store.log.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// What a gateway writes after the cut-over: new messages, edits and deletions of
/// new and old ones, and history that shows what was copied once more.
final class SinceCutOver {

    static final int POSTED = 300;
    static final int EDITED = 20;
    static final int DELETED = 10;

    /// Multiples of it are copied messages of this channel that nobody had deleted.
    private static final long PLAIN = 88;

    private static final long CHANNEL = -1001000000000L;
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    private final MessageLog log;
    private final Lease lease;
    private long batch;

    SinceCutOver(DataSource target, Lease lease) {
        this.log = new MessageLog(target);
        this.lease = lease;
        this.batch = lease.batch();
    }

    /// @param above ids above it are new
    void write(int above) {
        int first = (above / 8 + 1000) * 8;
        append(IntStream.range(0, POSTED)
                .mapToObj(i -> posted(
                        first + i,
                        i % 3 == 0
                                ? Content.Media.of(MediaKind.PHOTO, i % 2 == 0 ? null : "foto " + i)
                                : new Content.Text("novo \\u0000 " + i),
                        NOW,
                        Origin.LIVE))
                .toList());
        append(IntStream.range(0, EDITED).mapToObj(i -> edited(PLAIN * (i + 1))).toList());
        append(IntStream.range(0, DELETED)
                .mapToObj(i -> deleted(PLAIN * (i + 31)))
                .toList());
        append(List.of(edited(first + 1), deleted(first + 2)));
        Appended.Committed seen = append(List.of(posted(
                PLAIN * 51,
                new Content.Text("as another eye sees it"),
                Instant.parse("2026-08-01T04:04:00Z"),
                Origin.BACKFILL)));
        assertThat(seen.outcomes()).as("history that was copied is no edit").containsExactly(new Outcome.Known());
    }

    private static MessageEvent posted(long id, Content content, Instant at, Origin origin) {
        return new MessageEvent.Posted(Message.of(CHANNEL, id, at, content), origin, NOW.plusSeconds(1));
    }

    private static MessageEvent edited(long id) {
        return new MessageEvent.Edited(
                CHANNEL,
                id,
                NOW.plusSeconds(60),
                new Content.Text("edited after the cut-over"),
                Origin.LIVE,
                NOW.plusSeconds(61));
    }

    private static MessageEvent deleted(long id) {
        return new MessageEvent.Deleted(
                CHANNEL, id, NOW.plusSeconds(90), MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, NOW.plusSeconds(91));
    }

    private Appended.Committed append(List<MessageEvent> events) {
        Appended answer = log.append(
                lease.fence(), ++batch, events.stream().map(EncodedEvent::of).toList());
        assertThat(answer).isInstanceOf(Appended.Committed.class);
        return (Appended.Committed) answer;
    }
}
