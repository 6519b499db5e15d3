package dev.tradingsystem.telegram.standalone;

import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.UpdateSource;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Invented messages that keep arriving in the sample channel, so that a newcomer sees the stack
/// at work. Every tenth is edited a moment later.
final class SampleFeed implements UpdateSource {

    private static final int EDIT_EVERY = 10;

    private final long channelId;
    private final long firstId;
    private final List<String> texts;
    private final Duration pause;
    private final Clock clock;

    SampleFeed(long channelId, long firstId, List<String> texts, double perSecond, Clock clock) {
        this.channelId = channelId;
        this.firstId = firstId;
        this.texts = List.copyOf(texts);
        this.pause = Duration.ofNanos((long) (1e9 / perSecond));
        this.clock = clock;
    }

    @Override
    public void feed(EventIntake intake) throws InterruptedException {
        for (long id = firstId; ; id++) {
            Thread.sleep(pause);
            String text = texts.get((int) (id % texts.size()));
            intake.accept(posted(id, text));
            if (id % EDIT_EVERY == 0) {
                Thread.sleep(pause);
                intake.accept(edited(id, text + "\n\n(editado)"));
            }
        }
    }

    private MessageEvent posted(long id, String text) {
        Instant now = clock.instant();
        var message = Message.of(channelId, id, now.truncatedTo(ChronoUnit.SECONDS), new Content.Text(text));
        return new MessageEvent.Posted(message, Origin.LIVE, now);
    }

    private MessageEvent edited(long id, String text) {
        Instant now = clock.instant();
        return new MessageEvent.Edited(
                channelId, id, now.truncatedTo(ChronoUnit.SECONDS), new Content.Text(text), Origin.LIVE, now);
    }
}
