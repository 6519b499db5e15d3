package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.channel.ChannelAccess;
import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks for titles, members and access of the watched channels.
final class TitlesJob implements JobWork {

    private final WatchedChannels watched;
    private final ChannelAccess access;

    TitlesJob(WatchedChannels watched, ChannelAccess access) {
        this.watched = watched;
        this.access = access;
    }

    @Override
    public @Nullable JsonNode run(Report report) throws InterruptedException {
        List<Long> channels = Parameters.of(report.job()).channels(watched.all());
        report.total(channels.size());
        for (long channelId : channels.subList(Math.min(report.channelsDone(), channels.size()), channels.size())) {
            report.begin(channelId);
            access.refresh(channelId);
            report.channelDone();
        }
        return null;
    }
}
