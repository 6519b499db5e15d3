package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.gateway.ingest.Receipt;
import dev.tradingsystem.telegram.gateway.ingest.TdIds;
import dev.tradingsystem.telegram.gateway.session.TdRefused;
import dev.tradingsystem.telegram.gateway.session.TelegramSession;
import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.td.TdObject;
import dev.tradingsystem.telegram.td.TdRequest;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Telegram for pages of history, one at a time and at a pace, and has each prove what it
/// can: its messages go through the pipeline, and once they are committed the ledger learns which
/// ids the answer holds and which it does not.
///
/// An answer that holds nothing proves nothing.
final class History {

    private static final Logger log = LoggerFactory.getLogger(History.class);
    static final Duration COMMIT_LIMIT = Duration.ofMinutes(5);

    private final TelegramSession session;
    private final PageTaker taker;
    private final Settlement settlement;
    private final Retention retention;
    private final CoverageLedger ledger;
    private final ChannelStates states;
    private final Pacer pacer;
    private final CoverageMetrics metrics;

    History(
            TelegramSession session,
            PageTaker taker,
            Settlement settlement,
            Retention retention,
            CoverageLedger ledger,
            ChannelStates states,
            Pacer pacer,
            CoverageMetrics metrics) {
        this.session = session;
        this.taker = taker;
        this.settlement = settlement;
        this.retention = retention;
        this.ledger = ledger;
        this.states = states;
        this.pacer = pacer;
        this.metrics = metrics;
    }

    /// Asks until Telegram answers; what the answer proves is in the ledger when this returns.
    HistoryPage ask(Question question, Control control) throws InterruptedException {
        while (true) {
            pacer.await(question.pace(), control);
            try {
                HistoryPage page = askOnce(question, control);
                metrics.page(question.origin(), page.present().size());
                control.answered(page.present().size(), page.stored());
                return page;
            } catch (TdRefused e) {
                Optional<Duration> wait = e.error().floodWait();
                if (wait.isEmpty()) {
                    throw ChannelRefused.of(question.channelId(), e);
                }
                pacer.holdFor(wait.get());
                metrics.floodWait();
                log.atWarn()
                        .addKeyValue("channelId", question.channelId())
                        .addKeyValue("count", wait.get().toSeconds())
                        .log("telegram wants to be left alone for so many seconds");
            }
        }
    }

    /// The messages below an id, and what became of the ids in between; for id 0 the newest ones.
    ///
    /// TDLib answers at once with what it holds, be it only the message the question begins with,
    /// and fetches more behind our back. Asked for older ones alone it holds none, so it has to
    /// ask Telegram. Where their newest is not the next id, one more answer has to hold both
    /// sides: by then TDLib has it.
    HistoryPage older(Question below, Control control) throws InterruptedException {
        HistoryPage page = ask(below, control);
        if (!below.isFromTop() && !page.isEmpty() && page.newest() < below.fromId() - 1) {
            HistoryPage both = ask(below.withNewer(1), control);
            if (both.newest() < below.fromId()) { // the message itself is gone: reach further up
                HistoryPage _ = ask(below.withNewer(Question.LIMIT / 2), control);
            }
        }
        return page;
    }

    /// The id of the channel's newest message as TDLib has it; 0 when it has none.
    long newestId(long channelId) throws InterruptedException {
        try {
            TdObject last = session.ask(TdRequest.of("getChat").with("chat_id", channelId))
                    .objectOrNull("last_message");
            Long id = last == null ? null : TdIds.reference(last.int64("id"));
            return id == null ? 0 : id;
        } catch (TdRefused e) {
            throw ChannelRefused.of(channelId, e);
        }
    }

    private HistoryPage askOnce(Question question, Control control) throws InterruptedException {
        ChannelState before = states.find(question.channelId())
                .orElseThrow(() -> new IllegalStateException("there is no channel " + question.channelId()));
        long knownSeq = ledger.head();
        var receipt = new Receipt();
        HistoryPage page = session.askInOrder(
                request(question),
                answer -> taker.take(answer.objects("messages"), retention.wanted(before), question.origin(), receipt));
        if (!receipt.await(COMMIT_LIMIT)) {
            throw new NotCommitted(question.channelId());
        }
        if (!page.isEmpty()) {
            settlement.settle(question, page, before, knownSeq, control);
        }
        return page.withStored(receipt.storedCount());
    }

    private static TdRequest request(Question question) {
        return TdRequest.of("getChatHistory")
                .with("chat_id", question.channelId())
                .with("from_message_id", TdIds.tdId(question.fromId()))
                .with("offset", -question.newer())
                .with("limit", Question.LIMIT)
                .with("only_local", false);
    }
}
