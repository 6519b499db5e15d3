package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.MessageEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs a file and says every second how far it is: count, rate, share of the file, time left.
///
/// The lines come from the reading thread, so there is none while the intake has no room. For one
/// run.
public final class ImportProgress {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final FileSource source;
    private final Clock clock;
    private final Consumer<String> lines;
    private final Set<Long> channels = new HashSet<>();
    private final Instant started;
    private Instant lastLine;
    private long eventsAtLastLine;
    private long events;
    private long services;
    private long ignored;
    private long broken;

    /// @param lines takes each line, without a line end
    public ImportProgress(FileSource source, Clock clock, Consumer<String> lines) {
        this.source = source;
        this.clock = clock;
        this.lines = lines;
        this.started = clock.instant();
        this.lastLine = started;
    }

    /// Feeds the whole file to the intake; the last line has the final counts.
    ///
    /// @throws UnreadableSource when the file as a whole cannot be read
    public ImportCounts run(EventIntake intake) throws InterruptedException {
        source.feed(new Counting(intake));
        var counts = counts();
        lines.accept(ProgressLine.last(source.file().name(), counts));
        return counts;
    }

    /// The counts so far.
    public ImportCounts counts() {
        return new ImportCounts(
                channels.size(),
                events,
                services,
                ignored,
                broken,
                source.bytesRead(),
                Duration.between(started, clock.instant()));
    }

    private void counted() {
        Instant now = clock.instant();
        Duration since = Duration.between(lastLine, now);
        if (since.compareTo(EVERY) < 0) {
            return;
        }
        double rate = (events - eventsAtLastLine) * 1e9 / since.toNanos();
        lines.accept(ProgressLine.under(source.file(), counts(), rate));
        lastLine = now;
        eventsAtLastLine = events;
    }

    /// Counts what was taken, after it was taken.
    private final class Counting implements EventIntake {

        private final EventIntake next;

        private Counting(EventIntake next) {
            this.next = next;
        }

        @Override
        public void channel(long channelId, @Nullable String title) throws InterruptedException {
            next.channel(channelId, title);
            channels.add(channelId);
        }

        @Override
        public void accept(MessageEvent event) throws InterruptedException {
            next.accept(event);
            events++;
            counted();
        }

        @Override
        public void service(long channelId, long messageId, Instant sentAt) throws InterruptedException {
            next.service(channelId, messageId, sentAt);
            services++;
            counted();
        }

        @Override
        public void ignored(Normalised.Ignored reason) {
            next.ignored(reason);
            ignored++;
            counted();
        }

        @Override
        public void broken(BrokenElement element) throws InterruptedException {
            next.broken(element);
            broken++;
            counted();
        }
    }
}
