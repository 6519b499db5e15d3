package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.channel.WatchedChannels;
import dev.tradingsystem.telegram.gateway.coverage.WorkStopped;
import dev.tradingsystem.telegram.store.mark.Marks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Marks the messages of channels, or of a time in them, to be taken again by a consumer. Those
/// that are deleted are left out. Telegram is not asked for anything.
final class ReprocessJob implements JobWork {

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private final Marks marks;
    private final WatchedChannels watched;

    ReprocessJob(Marks marks, WatchedChannels watched) {
        this.marks = marks;
        this.watched = watched;
    }

    @Override
    public @Nullable JsonNode run(Report report) {
        var parameters = Parameters.of(report.job());
        var wish = new Marks.Reprocess(
                parameters.node().path("consumer").asString(""),
                or(parameters.instant("from"), Instant.EPOCH),
                or(parameters.instant("to"), EVER),
                report.job().requestedBy());
        List<Long> channels = parameters.channels(watched.all());
        report.total(channels.size());
        long marked = 0;
        for (long channelId : channels.subList(Math.min(report.channelsDone(), channels.size()), channels.size())) {
            report.begin(channelId);
            long before = -1;
            long reached = 0;
            while (reached > before) {
                if (!report.goesOn()) {
                    throw new WorkStopped();
                }
                before = reached;
                Marks.Marked some = marks.reprocess(channelId, wish, before);
                marked += some.count();
                reached = Math.max(before, some.reached());
            }
            report.channelDone();
        }
        return JsonNodeFactory.instance.objectNode().put("marked", marked);
    }

    private static Instant or(@Nullable Instant named, Instant other) {
        return named == null ? other : named;
    }
}
