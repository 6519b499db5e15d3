package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.coverage.Work;
import dev.tradingsystem.telegram.gateway.coverage.Works;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.coverage.Begin;
import dev.tradingsystem.telegram.store.coverage.ChannelStates;
import dev.tradingsystem.telegram.store.coverage.CoverageLedger;
import dev.tradingsystem.telegram.store.coverage.IdRange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Fetches what is missing of a channel, further back than before if that is asked for, and reads
/// again what is newest.
final class SyncChannel implements ChannelsJob.ForChannel {

    private final Works works;
    private final ChannelRecords records;
    private final ChannelStates states;
    private final CoverageLedger ledger;
    private final String account;
    private final Clock clock;

    SyncChannel(
            Works works,
            ChannelRecords records,
            ChannelStates states,
            CoverageLedger ledger,
            String account,
            Clock clock) {
        this.works = works;
        this.records = records;
        this.states = states;
        this.ledger = ledger;
        this.account = account;
        this.clock = clock;
    }

    @Override
    public List<Work> works(Parameters parameters, long channelId, long below) throws InterruptedException {
        Long last = parameters.number("last");
        Instant since = parameters.instant("since");
        var all = new ArrayList<Work>();
        if (last != null) {
            long newest = works.newestId(channelId);
            long start = Math.max(1, newest - last + 1);
            records.lowerStart(account, channelId, start);
            all.add(works.reaudit(channelId, new IdRange(start, Math.max(start, newest)), below));
        } else if (since != null) {
            if (!ledger.reachesBack(channelId, since)) {
                records.startAnew(account, channelId);
                states.begin(channelId, new Begin.Since(since));
            }
            all.add(works.reaudit(channelId, since));
        } else if (!parameters.isTrue("missing")) {
            all.add(works.reaudit(channelId, clock.instant().minus(works.auditWindow())));
        }
        all.addFirst(works.tail(channelId));
        all.addLast(works.backfill(channelId));
        return all;
    }
}
