package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.gateway.ingest.Receipt;
import dev.tradingsystem.telegram.gateway.ingest.TdIds;
import dev.tradingsystem.telegram.gateway.ingest.UpdateNormaliser;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.td.TdObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes the messages of an answer into the pipeline, oldest first, on the thread that takes
/// updates: so an old page cannot overtake a newer update.
final class PageTaker {

    private static final Logger log = LoggerFactory.getLogger(PageTaker.class);

    private final UpdateNormaliser normaliser = new UpdateNormaliser();
    private final IngestPipeline pipeline;
    private final Clock clock;

    PageTaker(IngestPipeline pipeline, Clock clock) {
        this.pipeline = pipeline;
        this.clock = clock;
    }

    HistoryPage take(List<TdObject> answer, Wanted wanted, Origin origin, Receipt receipt) {
        var page = new Page(wanted);
        Instant receivedAt = clock.instant();
        for (TdObject message : answer.reversed()) {
            page.add(message, origin, receivedAt);
        }
        try {
            for (MessageEvent event : page.events) {
                pipeline.accept(event, receipt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotCommitted(wanted.channelId());
        }
        return page.done();
    }

    /// An answer being read.
    private final class Page {

        private final Wanted wanted;
        private final List<Long> present = new ArrayList<>();
        private final List<Long> service = new ArrayList<>();
        private final List<Message> messages = new ArrayList<>();
        private final List<MessageEvent> events = new ArrayList<>();
        private @Nullable Instant oldestSentAt;
        private long expired;

        Page(Wanted wanted) {
            this.wanted = wanted;
        }

        void add(TdObject message, Origin origin, Instant receivedAt) {
            Long id = TdIds.reference(message.int64("id"));
            if (id == null || message.int64("chat_id") != wanted.channelId()) {
                return;
            }
            present.add(id);
            try {
                switch (normaliser.message(message, origin, receivedAt)) {
                    case Normalised.Events(var found) -> found.forEach(event -> add(id, event));
                    case Normalised.ServiceMessage said -> {
                        service.add(id);
                        seen(id, said.sentAt());
                    }
                    case Normalised.ContentSeen _, Normalised.EditDated _, Normalised.Ignored _ -> {
                        // no answer to a question about history
                    }
                }
            } catch (MalformedUpdate e) {
                log.atError()
                        .addKeyValue("channelId", wanted.channelId())
                        .addKeyValue("messageId", id)
                        .addKeyValue("error", e.getMessage())
                        .log("message of history could not be read, its id stays unknown");
            }
        }

        private void add(long id, MessageEvent event) {
            if (event instanceof MessageEvent.Posted posted
                    && seen(id, posted.message().sentAt())) {
                messages.add(posted.message());
                events.add(event);
            }
        }

        /// Whether a message of that date is kept.
        private boolean seen(long id, Instant sentAt) {
            if (oldestSentAt == null || sentAt.isBefore(oldestSentAt)) {
                oldestSentAt = sentAt;
            }
            Instant cutOff = wanted.cutOff();
            boolean young = cutOff == null || !sentAt.isBefore(cutOff);
            expired = young ? expired : Math.max(expired, id);
            return young && id >= wanted.startId();
        }

        HistoryPage done() {
            return new HistoryPage(present, service, messages, oldestSentAt, expired, 0);
        }
    }
}
