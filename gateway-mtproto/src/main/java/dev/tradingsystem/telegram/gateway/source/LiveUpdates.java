package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.ingest.EditPairing;
import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.gateway.ingest.UpdateNormaliser;
import dev.tradingsystem.telegram.gateway.session.UpdateListener;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.td.TdObject;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TDLib's updates about messages of watched channels, into the pipeline, in the order TDLib
/// gives them.
///
/// Everything else is let go by its type before it is read further, and what is about a message
/// below the first wanted one as soon as its number is known. Waits in the pipeline while
/// the lanes are full: that is how a slow database slows TDLib down.
final class LiveUpdates implements UpdateListener {

    private static final Logger log = LoggerFactory.getLogger(LiveUpdates.class);

    private final UpdateNormaliser normaliser = new UpdateNormaliser();
    private final EditPairing edits = new EditPairing();
    private final IngestPipeline pipeline;
    private final WatchedChannels watched;
    private final WholeMessages whole;
    private final LiveVerdicts verdicts;
    private final LiveMetrics metrics;
    private final Clock clock;

    LiveUpdates(
            IngestPipeline pipeline,
            WatchedChannels watched,
            WholeMessages whole,
            LiveVerdicts verdicts,
            LiveMetrics metrics,
            Clock clock) {
        this.pipeline = pipeline;
        this.watched = watched;
        this.whole = whole;
        this.verdicts = verdicts;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void updated(TdObject update) throws InterruptedException {
        try {
            if (isOfWatchedChannel(update)) {
                Instant receivedAt = clock.instant();
                take(normaliser.normalise(update, receivedAt), receivedAt);
            }
        } catch (TdObject.Malformed | MalformedUpdate e) {
            metrics.broken();
            log.atError().addKeyValue("error", e.getMessage()).log("update could not be read");
        }
    }

    private void take(Normalised normalised, Instant receivedAt) throws InterruptedException {
        switch (normalised) {
            case Normalised.Events events -> {
                for (MessageEvent event : events.events()) {
                    take(event);
                }
            }
            case Normalised.ContentSeen content -> {
                if (isWanted(content.channelId(), content.messageId())) {
                    edits.content(content);
                }
            }
            case Normalised.EditDated dated -> {
                if (isWanted(dated.channelId(), dated.messageId())) {
                    take(dated, receivedAt);
                }
            }
            case Normalised.ServiceMessage service -> {
                if (isWanted(service.channelId(), service.messageId())) {
                    verdicts.service(service.channelId(), service.messageId());
                }
            }
            case Normalised.Ignored ignored -> metrics.ignored(ignored.reason());
        }
    }

    private void take(MessageEvent event) throws InterruptedException {
        if (!isWanted(event.channelId(), event.messageId())) {
            return;
        }
        if (event instanceof MessageEvent.Deleted) {
            edits.forget(event.channelId(), event.messageId());
        }
        pipeline.accept(event);
    }

    private void take(Normalised.EditDated dated, Instant receivedAt) throws InterruptedException {
        switch (edits.dated(dated, Origin.LIVE, receivedAt)) {
            case EditPairing.Paired.Edit(var event) -> pipeline.accept(event);
            case EditPairing.Paired.Unpaired unpaired -> whole.fetch(unpaired.channelId(), unpaired.messageId());
        }
    }

    private boolean isWanted(long channelId, long messageId) {
        boolean wanted = messageId >= watched.startId(channelId);
        if (!wanted) {
            metrics.ignored(Normalised.Reason.BELOW_START);
        }
        return wanted;
    }

    /// What TDLib held back of an edit is of a session that is over; the audit reads it again.
    @Override
    public void sessionGone() {
        whole.clear();
    }

    private boolean isOfWatchedChannel(TdObject update) {
        return switch (update.type()) {
            case "updateNewMessage" ->
                watched.isWatched(update.object("message").int64("chat_id"));
            case "updateMessageContent", "updateMessageEdited", "updateDeleteMessages" ->
                watched.isWatched(update.int64("chat_id"));
            default -> false;
        };
    }
}
