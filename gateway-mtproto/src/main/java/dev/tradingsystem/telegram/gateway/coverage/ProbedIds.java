package dev.tradingsystem.telegram.gateway.coverage;

import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.coverage.AnswerProof;
import dev.tradingsystem.telegram.store.coverage.ChannelState;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger.By;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.time.Duration;
import java.util.List;

/// Has an answer about ids prove what it can, where there is no history to hold it against: ids
/// without a message were deleted if the answer has messages below and above them, else they are
/// inaccessible.
final class ProbedIds {

    private final ById byId;
    private final Retention retention;
    private final CoverageLedger ledger;
    private final CoverageMetrics metrics;

    ProbedIds(ById byId, Retention retention, CoverageLedger ledger, CoverageMetrics metrics) {
        this.byId = byId;
        this.retention = retention;
        this.ledger = ledger;
        this.metrics = metrics;
    }

    /// Asks for ids side by side, lowest first, a hundred at most.
    void ask(ChannelState state, List<Long> ids, Duration pace, Control control) throws InterruptedException {
        long knownSeq = ledger.head();
        HistoryPage page = byId.ask(retention.wanted(state), ids, Origin.BACKFILL, pace, control);
        metrics.page(Origin.BACKFILL, page.present().size());
        control.answered(page.present().size(), page.stored());
        if (!page.isEmpty()) {
            ledger.settle(new AnswerProof(
                    state.channelId(),
                    new IdRange(page.oldest(), page.newest()),
                    page.present(),
                    page.service(),
                    By.PROBE,
                    knownSeq));
        }
        ledger.prove(state.channelId(), new IdRange(ids.getFirst(), ids.getLast()), Verdict.INACCESSIBLE, By.PROBE);
    }
}
