package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.gateway.coverage.NotCommitted;
import dev.tradingsystem.telegram.gateway.ingest.IngestPipeline;
import dev.tradingsystem.telegram.gateway.ingest.Receipt;
import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.job.Job;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.job.Jobs;
import dev.tradingsystem.telegram.store.mark.UnloggedMarks;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Has the log say what operators marked: a message that one deleted becomes a `deleted` change,
/// one whose deletion was taken back becomes an `edited` one with its content as it was. Both go
/// through the pipeline like any other event. Telegram is not asked for anything.
final class MarksJob implements JobWork {

    private static final int AT_ONCE = 500;
    private static final Duration COMMIT_LIMIT = Duration.ofMinutes(5);

    private final UnloggedMarks marks;
    private final Messages messages;
    private final IngestPipeline pipeline;
    private final Jobs jobs;
    private final Clock clock;

    MarksJob(UnloggedMarks marks, Messages messages, IngestPipeline pipeline, Jobs jobs, Clock clock) {
        this.marks = marks;
        this.messages = messages;
        this.pipeline = pipeline;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public @Nullable JsonNode run(Report report) throws InterruptedException {
        List<Long> channels = Parameters.of(report.job()).channels(List.of());
        report.total(channels.size());
        for (long channelId : channels.subList(Math.min(report.channelsDone(), channels.size()), channels.size())) {
            report.begin(channelId);
            boolean more = true;
            while (more) {
                more = append(events(channelId), report);
            }
            report.channelDone();
        }
        return null;
    }

    /// A mark that was made just before the job ended was answered with this job, which did not
    /// see it any more.
    @Override
    public void over(Job job) {
        if (!Parameters.of(job).channels(List.of()).stream().allMatch(marks::isLogged)) {
            jobs.ask(new JobRequest(job.kind(), job.account(), job.requestedBy(), job.request()));
        }
    }

    private List<MessageEvent> events(long channelId) {
        Instant now = clock.instant();
        var events = new ArrayList<MessageEvent>();
        for (var deletion : marks.deletions(channelId, AT_ONCE)) {
            events.add(new MessageEvent.Deleted(
                    channelId,
                    deletion.messageId(),
                    now,
                    MessageEvent.Cause.OPERATOR,
                    deletion.reason(),
                    Origin.AUDIT,
                    now));
        }
        for (long messageId : marks.takenBack(channelId, AT_ONCE)) {
            messages.find(channelId, messageId)
                    .map(StoredMessage::message)
                    .ifPresent(message -> events.add(new MessageEvent.Posted(undeleted(message), Origin.AUDIT, now)));
        }
        return events;
    }

    private static Message undeleted(Message message) {
        return new Message(
                message.channelId(),
                message.messageId(),
                message.sentAt(),
                message.editedAt(),
                null,
                message.content(),
                message.albumId(),
                message.threadId(),
                message.replyTo(),
                message.forward(),
                message.author(),
                message.views());
    }

    /// Whether there may be more to append.
    private boolean append(List<MessageEvent> events, Report report) throws InterruptedException {
        var receipt = new Receipt();
        for (MessageEvent event : events) {
            pipeline.accept(event, receipt);
        }
        if (!receipt.await(COMMIT_LIMIT)) {
            throw new NotCommitted(events.getFirst().channelId());
        }
        report.answered(events.size(), receipt.storedCount());
        return receipt.storedCount() > 0;
    }
}
