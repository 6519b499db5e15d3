package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.read.Statistics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What channels came to, by bucket. Everything that happened to an order later counts for the
/// bucket in which it was given.
record ScoreList(List<ChannelScore> items) {

    ScoreList {
        items = List.copyOf(items);
    }

    /// One channel in one bucket.
    ///
    /// @param signals orders, without repetitions
    /// @param edited orders changed by an edit after the fact
    /// @param deleted orders whose message was deleted
    /// @param targetHits orders of which a target was reported as hit
    /// @param stops orders whose stop was reported as hit
    /// @param reviews instructions that did not pass a check
    /// @param reviewShare of reviews among orders and reviews, from 0 to 1; null when there were
    ///     neither
    record ChannelScore(
            String channelId,
            Instant bucket,
            long signals,
            long duplicates,
            long edited,
            long deleted,
            long cancelled,
            long targetHits,
            long stops,
            long reviews,
            @Nullable Double reviewShare) {}

    static ScoreList of(List<Statistics.Score> scores) {
        return new ScoreList(scores.stream().map(ScoreList::score).toList());
    }

    private static ChannelScore score(Statistics.Score score) {
        long all = score.signals() + score.reviews();
        return new ChannelScore(
                Long.toString(score.channelId()),
                score.bucket(),
                score.signals(),
                score.duplicates(),
                score.edited(),
                score.deleted(),
                score.cancelled(),
                score.targetHits(),
                score.stops(),
                score.reviews(),
                all == 0 ? null : Math.round(1e4 * score.reviews() / all) / 1e4);
    }
}
