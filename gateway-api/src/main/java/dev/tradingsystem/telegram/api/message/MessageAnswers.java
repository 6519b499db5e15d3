package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.page.Question;
import dev.tradingsystem.telegram.model.wire.CacheKeys;
import dev.tradingsystem.telegram.store.cache.CacheAnswer.Reason;
import dev.tradingsystem.telegram.store.cache.CacheUnavailable;
import dev.tradingsystem.telegram.store.cache.KeptAnswers;
import dev.tradingsystem.telegram.store.cache.KeptAnswers.Look;
import dev.tradingsystem.telegram.store.read.Flights;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Whole answers for one channel, kept in Redis until something about that channel changes: a
/// change of the log, a mark, the queue's progress. Many who ask the same at once cause one read.
/// Without Redis, or without a gateway that is alive, every page is read.
final class MessageAnswers {

    private static final Logger log = LoggerFactory.getLogger(MessageAnswers.class);
    private static final String KEPT = "response-cache; hit";
    private static final String HIT = "hot-cache; hit";
    private static final String MISS = "hot-cache; fwd=miss";

    private final MessagePages pages;
    private final @Nullable KeptAnswers kept;
    private final Etags etags;
    private final MessageMetrics metrics;
    private final JsonMapper json;
    private final Flights<String, Answer> flights = new Flights<>();

    /// @param kept `null` when nothing is kept
    MessageAnswers(
            MessagePages pages, @Nullable KeptAnswers kept, Etags etags, MessageMetrics metrics, JsonMapper json) {
        this.pages = pages;
        this.kept = kept;
        this.etags = etags;
        this.metrics = metrics;
        this.json = json;
    }

    /// A page as it is sent.
    ///
    /// @param missed why the hot cache did not have its rows; `null` when it did
    /// @param whole whether it was kept as it is
    record Answer(
            String body,
            @Nullable String next,
            @Nullable String previous,
            @Nullable Reason missed,
            boolean whole) {

        /// Where it came from, as `Cache-Status` says it.
        String source() {
            return whole ? KEPT : missed == null ? HIT : MISS;
        }

        boolean isFromCache() {
            return whole || missed == null;
        }
    }

    boolean takes(MessageFilters filters) {
        return kept != null && filters.channels().size() == 1;
    }

    Answer of(MessageFilters filters, Start start, int limit, Caller caller) {
        long channelId = filters.channels().first().value();
        String key = CacheKeys.answer(channelId, limit, question(filters, start, caller));
        String stamp = etags.stamp(filters.channels());
        Look look = look(channelId, key, stamp);
        if (look instanceof Look.Kept(String answer)) {
            metrics.kept();
            return read(answer);
        }
        var mine = new AtomicBoolean();
        Answer answer = flights.join(key + stamp, () -> {
            mine.set(true);
            return make(filters, start, limit, caller, channelId, key, stamp, look);
        });
        if (!mine.get()) {
            metrics.answered(answer.missed());
        }
        return answer;
    }

    private Look look(long channelId, String key, String stamp) {
        if (kept == null) {
            return new Look.Unproved();
        }
        try {
            return kept.look(channelId, key, stamp);
        } catch (CacheUnavailable e) {
            return new Look.Unproved();
        }
    }

    private Answer make(
            MessageFilters filters,
            Start start,
            int limit,
            Caller caller,
            long channelId,
            String key,
            String stamp,
            Look look) {
        MessagePages.Answered answered = pages.page(filters, start, limit, caller);
        MessagePage page = answered.page();
        Projection fields = filters.projection();
        String body = json.writeValueAsString(fields.isAll() ? page : fields.cut(json.valueToTree(page)));
        Reason missed = answered.missed();
        var answer = new Answer(body, page.page().next(), page.page().previous(), missed, false);
        // a page that the hot cache ought to have had is asked of it again: it is being filled
        if (look instanceof Look.Absent(long last) && (missed == null || missed == Reason.NOT_ASKED)) {
            keep(channelId, key, stamp, last, answer);
        }
        return answer;
    }

    private void keep(long channelId, String key, String stamp, long last, Answer answer) {
        try {
            if (kept != null) {
                kept.keep(key, stamp, last, write(answer));
            }
        } catch (CacheUnavailable e) {
            log.atDebug()
                    .addKeyValue("channelId", channelId)
                    .addKeyValue("error", e.getMessage())
                    .log("answer not kept");
        }
    }

    private static String write(Answer answer) {
        return word(answer.next()) + "\n" + word(answer.previous()) + "\n" + answer.body();
    }

    private static Answer read(String kept) {
        String[] lines = kept.split("\n", 3);
        return new Answer(lines[2], cursor(lines[0]), cursor(lines[1]), null, true);
    }

    private static String word(@Nullable String cursor) {
        return cursor == null ? "" : cursor;
    }

    private static @Nullable String cursor(String word) {
        return word.isEmpty() ? null : word;
    }

    /// Empty for the plain newest page of a key that sees all channels: its cursors say so.
    private static String question(MessageFilters filters, Start start, Caller caller) {
        boolean plain = start instanceof Start.First
                && filters.isNewest()
                && filters.projection().isAll()
                && caller.key().channels() == null;
        return plain
                ? ""
                : new Question(Stream.concat(filters.question(caller).parts().stream(), Stream.of(start.toString()))
                                .toList())
                        .hex();
    }
}
