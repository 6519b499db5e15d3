package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.ingest.Receipt;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.coverage.AnswerProof;
import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger.By;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has a page of history prove what it can, once its messages are committed.
///
/// What is absent was deleted only if the page has older and newer messages than it, or is the
/// newest part of history; and, where we hold the message, if we held it before we asked. Even
/// then it is asked for by its id first: TDLib answers history from what it keeps, and what it
/// keeps can have holes.
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final IngestPipeline pipeline;
    private final ById byId;
    private final Retention retention;
    private final CoverageLedger ledger;
    private final ChannelStates states;
    private final MissingRows missingRows;
    private final CoverageMetrics metrics;
    private final Clock clock;

    Settlement(
            IngestPipeline pipeline,
            ById byId,
            Retention retention,
            CoverageLedger ledger,
            ChannelStates states,
            MissingRows missingRows,
            CoverageMetrics metrics,
            Clock clock) {
        this.pipeline = pipeline;
        this.byId = byId;
        this.retention = retention;
        this.ledger = ledger;
        this.states = states;
        this.missingRows = missingRows;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// Settles a page.
    ///
    /// @param before the channel as it was before the question
    /// @param knownSeq the log's head before the question
    void settle(Question question, HistoryPage page, ChannelState before, long knownSeq, Control control)
            throws InterruptedException {
        long start = start(question.channelId(), page, before);
        long from = Math.max(page.oldest(), start);
        long to = question.isFromTop()
                ? Math.max(page.newest(), Math.max(before.latestId(), before.highestHeld()))
                : page.newest();
        if (from > to) {
            return;
        }
        var range = new IdRange(from, to);
        HistoryPage whole = withFound(question, page.from(from), range, before, knownSeq, control);
        List<Long> vanished = ledger.settle(new AnswerProof(
                        question.channelId(), range, whole.present(), whole.service(), By.HISTORY, knownSeq))
                .vanished();
        delete(question.channelId(), vanished);
        if (question.origin() == Origin.AUDIT) {
            missingRows.repair(question.channelId(), range, whole.messages());
        }
    }

    private long start(long channelId, HistoryPage page, ChannelState before) {
        long start = Math.max(before.startId(), 1);
        if (page.expired() < start) {
            return start;
        }
        states.begin(channelId, null);
        return ledger.moveStart(channelId, page.expired() + 1);
    }

    /// The page with those messages that it should have held.
    private HistoryPage withFound(
            Question question, HistoryPage page, IdRange range, ChannelState before, long knownSeq, Control control)
            throws InterruptedException {
        List<Long> absent = ledger.absent(question.channelId(), range, page.present(), knownSeq);
        HistoryPage whole = page;
        for (int at = 0; at < absent.size(); at += Question.LIMIT) {
            HistoryPage found = byId.ask(
                    retention.wanted(before),
                    absent.subList(at, Math.min(at + Question.LIMIT, absent.size())),
                    question.origin(),
                    at == 0 ? Duration.ZERO : question.pace(),
                    control);
            whole = whole.with(found);
        }
        if (whole.present().size() > page.present().size()) {
            int found = whole.present().size() - page.present().size();
            metrics.holes(found);
            log.atInfo()
                    .addKeyValue("channelId", question.channelId())
                    .addKeyValue("count", found)
                    .log("an answer of history had holes, the messages are there");
        }
        return whole;
    }

    private void delete(long channelId, List<Long> vanished) throws InterruptedException {
        var receipt = new Receipt();
        Instant now = clock.instant();
        for (long id : vanished) {
            pipeline.accept(
                    new MessageEvent.Deleted(channelId, id, now, MessageEvent.Cause.UPSTREAM, null, Origin.AUDIT, now),
                    receipt);
        }
        if (!receipt.await(History.COMMIT_LIMIT)) {
            throw new NotCommitted(channelId);
        }
        if (receipt.storedCount() > 0) {
            metrics.deletions(receipt.storedCount());
            log.atInfo()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("count", receipt.storedCount())
                    .log("messages were deleted upstream while nobody told");
        }
    }
}
