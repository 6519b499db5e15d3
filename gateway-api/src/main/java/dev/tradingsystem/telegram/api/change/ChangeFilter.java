package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which changes a follower wants, and may see.
///
/// @param channels only these; all when `null`
/// @param kinds only these; all when `null`
record ChangeFilter(@Nullable Set<Long> channels, @Nullable Set<ChangeKind> kinds) {

    /// Reads the parameters of a request.
    ///
    /// @throws ApiProblem for a value that is none, or a channel the key may not see
    static ChangeFilter of(@Nullable List<String> channel, @Nullable List<String> kind, Caller caller) {
        Set<Long> channels = channel == null
                ? caller.key().channels()
                : words(channel).map(word -> channel(word, caller)).collect(Collectors.toUnmodifiableSet());
        Set<ChangeKind> kinds =
                kind == null ? null : words(kind).map(ChangeFilter::kind).collect(Collectors.toUnmodifiableSet());
        return new ChangeFilter(channels, kinds);
    }

    /// What a consumer wants of what the caller may see.
    ///
    /// @param channels all when `null`
    /// @param kinds words; all when `null`
    static ChangeFilter of(@Nullable Set<Long> channels, @Nullable Set<String> kinds, Caller caller) {
        Set<Long> visible = channels == null ? caller.key().channels() : Set.copyOf(caller.visible(channels));
        return new ChangeFilter(
                visible,
                kinds == null ? null : kinds.stream().map(ChangeFilter::kind).collect(Collectors.toUnmodifiableSet()));
    }

    boolean takes(long channelId, ChangeKind kind) {
        return (channels == null || channels.contains(channelId)) && (kinds == null || kinds.contains(kind));
    }

    private static Stream<String> words(List<String> values) {
        return values.stream().flatMap(value -> Stream.of(value.split(",", -1))).map(String::strip);
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

    private static ChangeKind kind(String word) {
        return Arrays.stream(ChangeKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> ApiProblem.invalidParameter("kind", "posted, edited or deleted"));
    }
}
