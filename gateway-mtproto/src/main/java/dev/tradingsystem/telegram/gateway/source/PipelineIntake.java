package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.gateway.ingest.BrokenElement;
import dev.tradingsystem.telegram.gateway.ingest.EventIntake;
import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.ingest.Normalised;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/// Takes what a file gives into the pipeline, adds the channels it names unwatched, and keeps the
/// verdict of its service messages.
final class PipelineIntake implements EventIntake {

    private static final Logger log = LoggerFactory.getLogger(PipelineIntake.class);
    private static final int VERDICTS_AT_ONCE = 500;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final IngestPipeline pipeline;
    private final ChannelRecords channels;
    private final CoverageLedger ledger;
    private final String account;
    private final Map<Long, List<Long>> services = new HashMap<>();
    private int waitingVerdicts;

    PipelineIntake(IngestPipeline pipeline, ChannelRecords channels, CoverageLedger ledger, String account) {
        this.pipeline = pipeline;
        this.channels = channels;
        this.ledger = ledger;
        this.account = account;
    }

    @Override
    public void channel(long channelId, @Nullable String title) throws InterruptedException {
        untilStored(() -> channels.meet(account, channelId, title));
    }

    @Override
    public void accept(MessageEvent event) throws InterruptedException {
        pipeline.accept(event);
    }

    @Override
    public void service(long channelId, long messageId, Instant sentAt) throws InterruptedException {
        services.computeIfAbsent(channelId, _ -> new ArrayList<>()).add(messageId);
        waitingVerdicts++;
        if (waitingVerdicts >= VERDICTS_AT_ONCE) {
            flush();
        }
    }

    @Override
    public void ignored(Normalised.Ignored ignored) {
        log.atDebug().addKeyValue("outcome", ignored.reason().word()).log("update ignored");
    }

    @Override
    public void broken(BrokenElement element) {
        log.atWarn()
                .addKeyValue("error", element.reason())
                .log("{} at {} could not be read", element.source(), element.position());
    }

    /// Writes the verdicts that still wait.
    void flush() throws InterruptedException {
        for (Map.Entry<Long, List<Long>> entry : services.entrySet()) {
            untilStored(
                    () -> ledger.prove(entry.getKey(), entry.getValue(), Verdict.SERVICE, CoverageLedger.By.IMPORT));
        }
        services.clear();
        waitingVerdicts = 0;
    }

    private static void untilStored(Runnable write) throws InterruptedException {
        while (true) {
            try {
                write.run();
                return;
            } catch (DataAccessException e) {
                log.atDebug().addKeyValue("error", e.getMessage()).log("database did not answer, asked again");
                Thread.sleep(PAUSE);
            }
        }
    }
}
