package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobState;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.read.ChannelNames;
import dev.tradingsystem.telegram.store.read.ChannelNames.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a job that fetches messages has done, as the previous stack told it.
final class SyncReports {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Jobs jobs;
    private final ChannelNames names;
    private final Clock clock;
    private final Duration patience;

    /// @param patience how long somebody waits for the end of a job
    SyncReports(Jobs jobs, ChannelNames names, Clock clock, Duration patience) {
        this.jobs = jobs;
        this.names = names;
        this.clock = clock;
        this.patience = patience;
    }

    /// @param messagesSynced null where a job tells no more than the sum of its channels
    record PerChannel(
            String channelId,
            @Nullable String label,
            @Nullable Long messagesSynced) {}

    record Totals(
            long totalMessagesSynced, long totalMessagesSaved, List<PerChannel> channelsSynced, String timestamp) {}

    Totals nothing() {
        return new Totals(0, 0, List.of(), Stamps.of(clock.instant()));
    }

    Totals totals(Job job) {
        List<Long> channels = job.request()
                .path("channels")
                .valueStream()
                .map(JsonNode::asString)
                .map(Long::valueOf)
                .toList();
        Map<Long, Named> named = names.of(channels);
        boolean alone = channels.size() == 1;
        // in the order of the request, which is that of the work
        int done = job.state() == JobState.SUCCEEDED
                ? channels.size()
                : Math.min(channels.size(), job.progress().channelsDone());
        List<PerChannel> synced = channels.subList(0, done).stream()
                .map(id -> new PerChannel(
                        Long.toString(id),
                        named.containsKey(id) ? named.get(id).name() : null,
                        alone ? job.progress().fetched() : null))
                .toList();
        return new Totals(job.progress().fetched(), job.progress().stored(), synced, Stamps.of(clock.instant()));
    }

    /// The job at its end, or as it stands when nobody should wait any longer.
    Job await(Job asked) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Job job = asked;
        while (!job.state().isFinished() && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK);
            job = jobs.find(asked.id()).orElse(job);
        }
        return job;
    }

    static String sentence(Totals totals) {
        return totals.totalMessagesSaved() == 0
                ? "Todas as mensagens estão sincronizadas"
                : "%d mensagem(ns) sincronizada(s) de %d canal(is). %d salvas no banco."
                        .formatted(
                                totals.totalMessagesSynced(),
                                totals.channelsSynced().size(),
                                totals.totalMessagesSaved());
    }

    static String status(Job job) {
        return switch (job.state()) {
            case QUEUED -> "queued";
            case RUNNING, WAITING, CANCELLING -> "processing";
            case SUCCEEDED -> "completed";
            case FAILED, CANCELLED -> "failed";
        };
    }

    /// In percent.
    static int percent(Job job) {
        if (job.state() == JobState.SUCCEEDED) {
            return 100;
        }
        int total = job.progress().channelsTotal();
        return total == 0 ? 0 : 100 * job.progress().channelsDone() / total;
    }
}
