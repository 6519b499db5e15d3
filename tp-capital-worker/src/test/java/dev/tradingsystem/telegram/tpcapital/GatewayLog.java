package dev.tradingsystem.telegram.tpcapital;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.store.lease.Lease;
import dev.tradingsystem.telegram.store.lease.WriterLease;
import dev.tradingsystem.telegram.store.log.Appended;
import dev.tradingsystem.telegram.store.log.EncodedEvent;
import dev.tradingsystem.telegram.store.log.MessageLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;

/// Writes to the log as the gateway does.
public final class GatewayLog {

    public static final long CHANNEL = -1001649127710L;

    private final MessageLog log;
    private final Lease lease;
    private long batch;

    public GatewayLog(DataSource gateway) {
        this.log = new MessageLog(gateway);
        this.lease = new WriterLease(gateway, "main", "test", Duration.ofMinutes(10))
                .take()
                .orElseThrow();
        this.batch = lease.batch();
    }

    public Change post(long messageId, String text) {
        Instant sent = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Message message = Message.of(CHANNEL, messageId, sent, new Content.Text(text));
        return append(new MessageEvent.Posted(message, Origin.LIVE, Instant.now()));
    }

    /// A message that was sent then and is recorded now.
    public Change post(long messageId, String text, Instant sent) {
        Message message = Message.of(CHANNEL, messageId, sent, new Content.Text(text));
        return append(new MessageEvent.Posted(message, Origin.BACKFILL, Instant.now()));
    }

    public Change edit(long messageId, String text) {
        Instant edited = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return append(new MessageEvent.Edited(
                CHANNEL, messageId, edited, new Content.Text(text), Origin.LIVE, Instant.now()));
    }

    public Change delete(long messageId) {
        return append(new MessageEvent.Deleted(
                CHANNEL, messageId, Instant.now(), MessageEvent.Cause.UPSTREAM, null, Origin.LIVE, Instant.now()));
    }

    public Change append(MessageEvent event) {
        return append(List.of(event)).getFirst();
    }

    /// A batch, which names each message at most once; what is known already has no change. After
    /// an exception the same batch can be appended again.
    public List<Change> append(List<MessageEvent> events) {
        var encoded = events.stream().map(EncodedEvent::of).toList();
        if (log.append(lease.fence(), batch + 1, encoded) instanceof Appended.Committed committed) {
            batch++;
            return committed.changes();
        }
        throw new IllegalStateException("the log refused " + events);
    }
}
