package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.coverage.Work;
import dev.tradingsystem.telegram.gateway.coverage.Works;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import dev.tradingsystem.telegram.store.coverage.Verdict;
import java.util.List;

/// Compares what is held of a channel, or of a range of its ids, with what Telegram has.
final class AuditChannel implements ChannelsJob.ForChannel {

    private final Works works;
    private final CoverageLedger ledger;

    AuditChannel(Works works, CoverageLedger ledger) {
        this.works = works;
        this.ledger = ledger;
    }

    @Override
    public List<Work> works(Parameters parameters, long channelId, long below) {
        Long from = parameters.number("fromId");
        Long to = parameters.number("toId");
        if (from == null && to == null && below == 0) {
            ledger.forget(channelId, Verdict.INACCESSIBLE); // perhaps it is shown by now
        }
        long lowest = from == null ? 1 : from;
        long highest = to == null ? Long.MAX_VALUE - 1 : to;
        long begin = below != 0 ? below : to == null ? 0 : to + 1;
        return List.of(
                works.reaudit(channelId, new IdRange(lowest, Math.max(lowest, highest)), begin),
                works.backfill(channelId));
    }
}
