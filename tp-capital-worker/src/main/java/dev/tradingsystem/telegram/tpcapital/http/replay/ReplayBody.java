package dev.tradingsystem.telegram.tpcapital.http.replay;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.page.SentRange;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.replay.Replay;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What is to be read again.
///
/// @param channel whose messages
/// @param from sent at or after, in any form of a time; from the beginning when it is not given
/// @param to sent before; a date includes that whole day; until now when it is not given
/// @param parser `current`
record ReplayBody(
        @Nullable String channel,
        @Nullable String from,
        @Nullable String to,
        @Nullable String parser) {

    private static final Instant BEGINNING = Instant.parse("2013-01-01T00:00:00Z");

    Replay.Order order(Caller caller, ZoneId zone, Instant now) {
        if (channel == null || !Values.CHANNEL.matcher(channel).matches()) {
            throw ApiProblem.invalidBody("/channel", "a channel's id, as a string");
        }
        if (parser != null && !parser.equals("current")) {
            throw ApiProblem.invalidBody("/parser", "current");
        }
        long channelId = Long.parseLong(channel);
        caller.mustSee(channelId);
        var range = SentRange.of(from, to, null, zone);
        Instant start = range.from() == null ? BEGINNING : range.from();
        Instant end = range.to() == null || range.to().isAfter(now) ? now : range.to();
        if (!start.isBefore(end)) {
            throw ApiProblem.invalidBody("/from", "before now");
        }
        return new Replay.Order(channelId, start, end, caller.name(), false);
    }
}
