package dev.tradingsystem.telegram.store.cache;

import dev.tradingsystem.telegram.model.wire.CacheKeys;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.List;

/// Answers about a channel that are good as long as nothing changes there. Each is kept with the
/// channel's newest change in the hot cache and a stamp of its maker; it is given out only while
/// both are the same and the gateway that feeds the cache is alive.
public final class KeptAnswers {

    private static final Script<List<String>> LOOK = Script.list("kept.lua");
    private static final String KEPT = "kept";
    private static final String ABSENT = "absent";

    /// What is longer costs more to move than to make.
    private static final int LONGEST = 1 << 18;

    private final CacheClient client;
    private final Duration keep;

    /// @param keep how long at most
    public KeptAnswers(CacheClient client, Duration keep) {
        this.client = client;
        this.keep = keep;
    }

    /// What came of a look.
    public sealed interface Look {

        /// The answer is as good as new.
        record Kept(String answer) implements Look {}

        /// There is none, or it is of yesterday.
        ///
        /// @param last the channel's newest change, before anything is read for another answer
        record Absent(long last) implements Look {}

        /// Nothing can be said, so nothing may be kept.
        record Unproved() implements Look {}
    }

    /// Looks for an answer.
    ///
    /// @throws CacheUnavailable when Redis does not answer
    public Look look(long channelId, String key, String stamp) {
        List<String> answer = LOOK.call(
                client,
                new Script.Call(
                        List.of(CacheKeys.recent(channelId), CacheKeys.alive(channelId), key), List.of("", stamp)));
        return switch (answer.getFirst()) {
            case KEPT -> new Look.Kept(answer.get(1));
            case ABSENT -> new Look.Absent(Long.parseLong(answer.get(1)));
            default -> new Look.Unproved();
        };
    }

    /// Keeps an answer.
    ///
    /// @param last what [Look.Absent] said before the answer was made
    /// @throws CacheUnavailable when Redis does not answer
    public void keep(String key, String stamp, long last, String answer) {
        if (answer.length() <= LONGEST) {
            String value = last + " " + stamp + "\n" + answer;
            client.call(redis -> redis.set(key, value, SetArgs.Builder.px(keep)));
        }
    }
}
