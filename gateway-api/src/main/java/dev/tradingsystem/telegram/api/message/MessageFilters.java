package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.page.Question;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.MediaKind;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a list of messages is limited to.
///
/// @param channels those asked for; all the key may see when empty
/// @param deleted only deleted ones, only others, or both when `null`
record MessageFilters(
        SortedSet<ChannelId> channels,
        SentAtRange range,
        SortedSet<String> kinds,
        @Nullable Boolean deleted,
        boolean descending) {

    private static final int MOST_CHANNELS = 50;
    private static final Set<String> KINDS = Stream.concat(
                    Stream.of("text"), Stream.of(MediaKind.values()).map(MediaKind::word))
            .collect(Collectors.toUnmodifiableSet());

    /// Ids, separated by commas or given one by one.
    static SortedSet<ChannelId> channels(@Nullable List<String> given, Caller caller) {
        var channels = new TreeSet<ChannelId>();
        for (String word : words(given)) {
            try {
                channels.add(ChannelId.valueOf(word));
            } catch (IllegalArgumentException e) {
                throw ApiProblem.invalidParameter("channel", "ids of channels, such as -1001649127710");
            }
        }
        if (channels.size() > MOST_CHANNELS) {
            throw ApiProblem.invalidParameter("channel", "at most " + MOST_CHANNELS + " channels");
        }
        channels.forEach(caller::mustSee);
        return channels;
    }

    static SortedSet<String> kinds(@Nullable List<String> given) {
        var kinds = new TreeSet<>(words(given));
        if (!KINDS.containsAll(kinds)) {
            throw ApiProblem.invalidParameter("kind", "any of " + String.join(", ", new TreeSet<>(KINDS)));
        }
        return kinds;
    }

    static @Nullable Boolean deleted(String given) {
        return switch (given) {
            case "any" -> null;
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw ApiProblem.invalidParameter("deleted", "true, false or any");
        };
    }

    static boolean descending(String given) {
        return switch (given) {
            case "desc" -> true;
            case "asc" -> false;
            default -> throw ApiProblem.invalidParameter("direction", "asc or desc");
        };
    }

    private static List<String> words(@Nullable Collection<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .flatMap(value -> Stream.of(value.split(",", -1)))
                        .map(String::strip)
                        .toList();
    }

    /// Whether the hot cache may know the first page.
    boolean isRecent() {
        return descending && channels.size() == 1 && range.from() == null && range.to() == null;
    }

    String direction() {
        return descending ? "desc" : "asc";
    }

    Question question(Caller caller) {
        Set<Long> permitted = caller.key().channels();
        return new Question(List.of(
                "messages",
                channels.toString(),
                String.valueOf(range.from()),
                String.valueOf(range.to()),
                kinds.toString(),
                String.valueOf(deleted),
                direction(),
                permitted == null ? "all" : new TreeSet<>(permitted).toString()));
    }
}
