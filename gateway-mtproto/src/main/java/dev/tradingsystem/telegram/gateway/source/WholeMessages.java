package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.ingest.MalformedUpdate;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.gateway.ingest.TdIds;
import dev.tradingsystem.telegram.gateway.ingest.UpdateNormaliser;
import dev.tradingsystem.telegram.gateway.session.SessionNotReady;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.MessageRef;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Clock;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Asks TDLib for messages of which an edit was reported without its content, or of which the log
/// holds nothing, and stores them as they are now.
final class WholeMessages implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WholeMessages.class);

    /// So many waiting messages mean that the account's history changes faster than it can be
    /// asked for; the audit finds the rest.
    private static final int LIMIT = 100_000;

    private final UpdateNormaliser normaliser = new UpdateNormaliser();
    private final LinkedHashSet<MessageRef> waiting = new LinkedHashSet<>();
    private final TelegramSession session;
    private final IngestPipeline pipeline;
    private final LiveMetrics metrics;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    WholeMessages(TelegramSession session, IngestPipeline pipeline, LiveMetrics metrics, Clock clock) {
        this.session = session;
        this.pipeline = pipeline;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Asks for a message soon; never waits.
    void fetch(long channelId, long messageId) {
        synchronized (waiting) {
            if (waiting.size() >= LIMIT) {
                metrics.fetched("dropped");
                return;
            }
            waiting.add(new MessageRef(channelId, messageId));
            waiting.notifyAll();
        }
    }

    /// Forgets what waits.
    void clear() {
        synchronized (waiting) {
            waiting.clear();
        }
    }

    private void run() {
        try {
            while (true) {
                ask(next());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private MessageRef next() throws InterruptedException {
        synchronized (waiting) {
            while (waiting.isEmpty()) {
                waiting.wait();
            }
            return waiting.removeFirst();
        }
    }

    private void ask(MessageRef message) throws InterruptedException {
        TdRequest request = TdRequest.of("getMessage")
                .with("chat_id", message.channelId())
                .with("message_id", TdIds.tdId(message.messageId()));
        try {
            metrics.fetched(session.askInOrder(request, this::take));
        } catch (TdRefused e) {
            metrics.fetched("gone");
            log.atDebug()
                    .addKeyValue("channelId", message.channelId())
                    .addKeyValue("messageId", message.messageId())
                    .addKeyValue("error", e.getMessage())
                    .log("a message to fetch is not there");
        } catch (SessionNotReady e) {
            metrics.fetched("dropped");
        }
    }

    /// @return the outcome, as the meter says it
    private String take(TdObject message) {
        try {
            if (normaliser.message(message, Origin.LIVE, clock.instant()) instanceof Normalised.Events events) {
                for (MessageEvent event : events.events()) {
                    pipeline.accept(event);
                }
                return "stored";
            }
            return "ignored";
        } catch (MalformedUpdate e) {
            metrics.broken();
            log.atError().addKeyValue("error", e.getMessage()).log("message could not be read");
            return "ignored";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "dropped";
        }
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("whole-messages").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /// Before the lease is given back, after the web server has stopped.
    @Override
    public int getPhase() {
        return 400;
    }
}
