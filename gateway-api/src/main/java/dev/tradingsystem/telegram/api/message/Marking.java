package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.job.AskedJobs;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.HotMessages;
import dev.tradingsystem.telegram.store.job.JobKind;
import dev.tradingsystem.telegram.store.job.JobRequest;
import dev.tradingsystem.telegram.store.mark.Marks;
import dev.tradingsystem.telegram.store.read.ChannelStates;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/// Marks messages, and makes the cache forget what it cannot know: a mark is not in the log.
public final class Marking {

    private static final Logger log = LoggerFactory.getLogger(Marking.class);
    private static final Duration LATER = Duration.ofSeconds(2);
    private static final int TRIES = 60;

    private final Marks marks;
    private final AskedJobs jobs;
    private final ChannelStates states;
    private final @Nullable HotMessages hot;

    /// @param hot `null` when the cache is switched off
    Marking(Marks marks, AskedJobs jobs, ChannelStates states, @Nullable HotMessages hot) {
        this.marks = marks;
        this.jobs = jobs;
        this.states = states;
        this.hot = hot;
    }

    /// Deletes a message for all readers; the writer follows with its change.
    public void hide(long channelId, long messageId, String by, @Nullable String reason) {
        if (marks.hide(channelId, messageId, by, reason)) {
            follow(channelId, by);
            marked(channelId);
        }
    }

    /// Takes an operator's delete back; where the log has it already, the writer follows.
    public void restore(long channelId, long messageId, String by) {
        if (marks.restore(channelId, messageId)) {
            follow(channelId, by);
            marked(channelId);
        }
    }

    private void follow(long channelId, String by) {
        var parameters = JsonNodeFactory.instance.objectNode();
        parameters.putArray("channels").add(Long.toString(channelId));
        jobs.ask(new JobRequest(JobKind.APPEND_DELETION, null, by, parameters));
    }

    /// Asks that a consumer takes a message again.
    public void reprocess(long channelId, long messageId, String consumer, String by, @Nullable String reason) {
        if (marks.reprocess(channelId, messageId, consumer, by, reason)) {
            marked(channelId);
        }
    }

    /// Some messages of a channel look different from now on.
    public void marked(long channelId) {
        states.forget();
        if (hot != null) {
            boolean _ = forget(hot, channelId);
            // again a little later: a fill may have read the view before the mark, or Redis be away
            Thread.ofVirtual().name("cache-forget").start(() -> forgetLater(hot, channelId));
        }
    }

    private static void forgetLater(HotMessages hot, long channelId) {
        try {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                Thread.sleep(LATER);
                if (forget(hot, channelId)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean forget(HotMessages hot, long channelId) {
        try {
            hot.forget(channelId);
            return true;
        } catch (CacheUnavailable e) {
            log.atWarn()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("error", e.getMessage())
                    .log("cache could not be told of a mark, it is told again");
            return false;
        }
    }
}
