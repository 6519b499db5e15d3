package dev.tradingsystem.telegram.gateway.channel;

import dev.tradingsystem.telegram.gateway.lease.LeaseHolder;
import dev.tradingsystem.telegram.store.channel.ChannelRecords;
import dev.tradingsystem.telegram.store.lease.Lease;
import java.util.List;

/// Watches the configured channels that the account has never heard of, as soon as this process
/// may write.
final class FirstWatched implements LeaseHolder {

    private final ChannelRecords channels;
    private final List<Long> first;

    FirstWatched(ChannelRecords channels, List<Long> first) {
        this.channels = channels;
        this.first = List.copyOf(first);
    }

    @Override
    public void taken(Lease lease) {
        first.forEach(channelId -> channels.watchNew(lease.fence().account(), channelId));
    }

    @Override
    public void lost() {
        // nothing runs here
    }

    @Override
    public void finish() {
        // nothing runs here
    }
}
