package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.channel.ChannelAccess;
import dev.tradingsystem.telegram.gateway.channel.Discovery;
import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.coverage.ChannelRefused;
import dev.tradingsystem.telegram.gateway.coverage.Work;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Reads channels one after another. One that Telegram does not show is noted and keeps the
/// others from nothing.
final class ChannelsJob implements JobWork {

    private final WatchedChannels watched;
    private final ChannelAccess access;
    private final Discovery discovery;
    private final ForChannel forChannel;

    ChannelsJob(WatchedChannels watched, ChannelAccess access, Discovery discovery, ForChannel forChannel) {
        this.watched = watched;
        this.discovery = discovery;
        this.access = access;
        this.forChannel = forChannel;
    }

    /// What is done for one channel.
    interface ForChannel {

        /// The works to do in this order; asked again for each channel when its turn comes.
        ///
        /// @param below down to which message it was read before a restart, 0 when it was not
        List<Work> works(Parameters parameters, long channelId, long below) throws InterruptedException;
    }

    @Override
    public @Nullable JsonNode run(Report report) throws InterruptedException {
        var parameters = Parameters.of(report.job());
        List<Long> channels = parameters.channels(watched.all());
        report.total(channels.size());
        discovery.load(); // without it TDLib may not know the channels yet
        ArrayNode refused = JsonNodeFactory.instance.arrayNode();
        for (long channelId : channels.subList(Math.min(report.channelsDone(), channels.size()), channels.size())) {
            try {
                read(report, parameters, channelId);
            } catch (ChannelRefused e) {
                access.lost(channelId, e.reason());
                refused.addObject().put("channelId", Long.toString(channelId)).put("reason", e.reason());
            }
            report.channelDone();
        }
        return refused.isEmpty() ? null : JsonNodeFactory.instance.objectNode().set("refused", refused);
    }

    private void read(Report report, Parameters parameters, long channelId) throws InterruptedException {
        long below = report.begin(channelId);
        for (Work work : forChannel.works(parameters, channelId, below)) {
            boolean more = true;
            while (more) {
                more = work.step(report);
                report.reached(work.cursor());
            }
        }
    }
}
