package dev.tradingsystem.telegram.api.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.store.read.Changes.Bounds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/// One open stream: a position, and a loop that sends what follows it.
///
/// There is no moment between backlog and live at which something could slip through: what
/// follows the position is taken from the tail, or, when the tail does not hold it, read from the
/// log. A number that is not there is told as a gap before anything behind it.
final class ChangeStream {

    private static final int PAGE = LogPages.SIZE;

    private final LogTail tail;
    private final LogPages pages;
    private final StreamProperties properties;
    private final ChangeFilter filter;
    private final EventWriter writer;
    private final BooleanSupplier keyIsValid;
    private long position;

    /// @param position the number of the last change the client knows
    ChangeStream(
            LogTail tail,
            LogPages pages,
            StreamProperties properties,
            ChangeFilter filter,
            EventWriter writer,
            BooleanSupplier keyIsValid,
            long position) {
        this.tail = tail;
        this.pages = pages;
        this.properties = properties;
        this.filter = filter;
        this.writer = writer;
        this.keyIsValid = keyIsValid;
        this.position = position;
    }

    /// Sends until the stream ends.
    ///
    /// @return why it ended: `lifetime`, `shutdown` or `key`
    /// @throws IOException when the client is gone, or takes nothing for too long
    String run() throws IOException, InterruptedException {
        long end = System.nanoTime() + properties.lifetime().toNanos();
        long lastSent = System.nanoTime();
        while (true) {
            if (!tail.isRunning()) {
                return "shutdown";
            }
            if (System.nanoTime() >= end) {
                return "lifetime";
            }
            boolean reached = advance();
            if (reached && writer.flush()) {
                lastSent = System.nanoTime();
            }
            Duration silence = Duration.ofNanos(System.nanoTime() - lastSent);
            if (silence.compareTo(properties.heartbeat()) >= 0) {
                if (!keyIsValid.getAsBoolean()) {
                    return "key";
                }
                heartbeat();
                lastSent = System.nanoTime();
            } else if (reached) {
                tail.awaitBeyond(position, properties.heartbeat().minus(silence));
            } else {
                writer.flush();
            }
        }
    }

    /// Sends what follows the position.
    ///
    /// @return whether there is nothing more for now
    private boolean advance() throws IOException, InterruptedException {
        List<TailEntry> entries = tail.after(position, PAGE);
        if (entries != null) {
            send(entries);
            return entries.size() < PAGE;
        }
        try {
            return readLog();
        } catch (DataAccessException | CannotCreateTransactionException e) {
            tail.awaitBeyond(Long.MAX_VALUE, Duration.ofSeconds(1));
            return true;
        }
    }

    private boolean readLog() throws IOException, InterruptedException {
        Bounds bounds = tail.bounds();
        if (position > bounds.head()) {
            bounds = tail.boundsNow(); // the last look may be older than what was sent since
        }
        if (position > bounds.head()) {
            gap(bounds.head() + 1, position, "restored");
            position = bounds.head();
            return false;
        }
        if (position < bounds.floor() - 1) {
            gap(position + 1, bounds.floor() - 1, "expired");
            position = bounds.floor() - 1;
            return false;
        }
        List<TailEntry> entries = pages.after(position, bounds.head());
        long next =
                entries.isEmpty() ? pages.next(position) : entries.getFirst().seq();
        if (next > position + 1) {
            gap(position + 1, next - 1, "restored");
            position = next - 1;
        }
        send(entries);
        return next == 0;
    }

    private void send(List<TailEntry> entries) throws IOException {
        for (TailEntry entry : entries) {
            if (filter.takes(entry.channelId(), entry.kind())) {
                writer.write(entry);
            }
            position = entry.seq();
        }
    }

    private void gap(long from, long to, String reason) throws IOException {
        writer.write(to, "gap", new Gap(from, to, reason, "/messages?order=seq"));
    }

    private void heartbeat() throws IOException {
        boolean stalled = tail.isStalled();
        writer.write(position, "heartbeat", new Heartbeat(position, Instant.now(), stalled ? Boolean.TRUE : null));
        writer.flush();
    }

    /// Numbers that will not come.
    private record Gap(long from, long to, String reason, String recover) {}

    /// @param stalled only while the database does not answer
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Heartbeat(
            long head, Instant at, @Nullable Boolean stalled) {}
}
