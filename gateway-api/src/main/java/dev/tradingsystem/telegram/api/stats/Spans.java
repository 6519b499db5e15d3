package dev.tradingsystem.telegram.api.stats;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.page.SentAtRange;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.Statistics.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what statistics are asked for.
final class Spans {

    private static final int MOST_BUCKETS = 2_000;

    private final Changes changes;
    private final Clock clock;
    private final ZoneId zone;

    /// @param zone of dates without one
    Spans(Changes changes, Clock clock, ZoneId zone) {
        this.changes = changes;
        this.clock = clock;
        this.zone = zone;
    }

    /// @throws ApiProblem naming the parameter that is wrong
    Span of(SpanParameters given, Caller caller) {
        ZoneId tz = SentAtRange.zone(given.tz(), zone);
        String bucket = given.bucket() == null
                ? "hour"
                : Words.one("bucket", given.bucket(), List.of("hour", "day"), word -> word);
        Duration length = bucket.equals("hour") ? Duration.ofHours(1) : Duration.ofDays(1);
        SentAtRange range = SentAtRange.of(given.from(), given.to(), tz);
        Instant to = range.to() == null ? clock.instant() : range.to();
        Instant from = range.from() == null
                ? to.minus(bucket.equals("hour") ? Duration.ofDays(1) : Duration.ofDays(30))
                : range.from();
        if (Duration.between(from, to).compareTo(length.multipliedBy(MOST_BUCKETS)) > 0) {
            throw ApiProblem.invalidParameter("from", "at most " + MOST_BUCKETS + " buckets");
        }
        return new Span(channels(given.channel(), caller), from, to, bucket, tz);
    }

    List<Long> channels(@Nullable List<String> given, Caller caller) {
        if (given == null) {
            return caller.visible(changes.heads().keySet());
        }
        return Words.of(given).stream().map(word -> channel(word, caller)).toList();
    }

    private static Long channel(String word, Caller caller) {
        try {
            var channel = ChannelId.valueOf(word);
            caller.mustSee(channel);
            return channel.value();
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalidParameter("channel", "ids of channels, such as -1001649127710");
        }
    }

    static String stages(@Nullable String given) {
        return given == null
                ? "received-committed"
                : Words.one(
                        "stages",
                        given,
                        List.of("received-committed", "received-published", "received-stored"),
                        word -> word);
    }
}
