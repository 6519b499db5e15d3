package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.page.Question;
import dev.tradingsystem.telegram.api.page.SentAtRange;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.read.MessageFilter;
import dev.tradingsystem.telegram.store.read.MessageFilter.Trait;
import dev.tradingsystem.telegram.store.read.MessageStatus;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a list of messages is limited to, and its order.
///
/// @param channels those asked for; all the key may see when empty
/// @param bySeq in the order of the newest change instead of the time sent
record MessageFilters(
        SortedSet<ChannelId> channels,
        SentAtRange range,
        MessageFilter filter,
        boolean bySeq,
        boolean descending,
        Projection projection) {

    private static final int MOST_CHANNELS = 50;
    private static final int SHORTEST_WORDS = 3;
    private static final int LONGEST_WORDS = 200;
    private static final Set<String> KINDS = Stream.concat(
                    Stream.of("text"), Stream.of(MediaKind.values()).map(MediaKind::word))
            .collect(Collectors.toUnmodifiableSet());

    /// @throws ApiProblem naming the first parameter that is wrong
    static MessageFilters of(MessageParameters given, ZoneId zone, Caller caller) {
        var filters = new MessageFilters(
                channels(given.channel(), caller),
                SentAtRange.of(given.from(), given.to(), SentAtRange.zone(given.tz(), zone)),
                filter(given),
                Words.one("order", or(given.order(), "sent"), List.of("sent", "seq"), word -> word)
                        .equals("seq"),
                Words.one("direction", or(given.direction(), "desc"), List.of("desc", "asc"), word -> word)
                        .equals("desc"),
                Projection.of(given.fields()));
        filters.mustHaveOneChannelFor("replyTo", given.replyTo());
        filters.mustHaveOneChannelFor("thread", given.thread());
        filters.mustHaveOneChannelFor("album", given.album());
        return filters;
    }

    private static MessageFilter filter(MessageParameters given) {
        Set<MessageStatus> statuses = Words.among("status", given.status(), MessageStatus.class, MessageStatus::word);
        String deleted = statuses.contains(MessageStatus.DELETED) ? "any" : "false";
        return new MessageFilter(
                kinds(given.kind()),
                Words.among("has", given.has(), Trait.class, Trait::word),
                statuses,
                Words.among("origin", given.origin(), Origin.class, Origin::word),
                Words.flag("edited", or(given.edited(), "any")),
                Words.flag("deleted", or(given.deleted(), deleted)),
                Words.id("replyTo", given.replyTo()),
                Words.id("thread", given.thread()),
                Words.id("album", given.album()),
                words(given.q()));
    }

    private static String or(@Nullable String given, String otherwise) {
        return given == null ? otherwise : given;
    }

    private static @Nullable String words(@Nullable String q) {
        if (q != null) {
            int length = q.codePointCount(0, q.length());
            if (length < SHORTEST_WORDS || length > LONGEST_WORDS || q.indexOf('\0') >= 0) {
                throw ApiProblem.invalidParameter("q", SHORTEST_WORDS + " to " + LONGEST_WORDS + " characters");
            }
        }
        return q;
    }

    /// Ids, separated by commas or given one by one.
    static SortedSet<ChannelId> channels(@Nullable List<String> given, Caller caller) {
        var channels = new TreeSet<ChannelId>();
        for (String word : Words.of(given)) {
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

    private static Set<String> kinds(@Nullable List<String> given) {
        return Words.of(given).stream()
                .map(word -> Words.one("kind", word, KINDS, kind -> kind))
                .collect(Collectors.toSet());
    }

    /// Refuses a parameter that means nothing without exactly one channel.
    void mustHaveOneChannelFor(String name, @Nullable String given) {
        if (given != null && channels.size() != 1) {
            throw ApiProblem.invalidParameter(name, "needs exactly one channel");
        }
    }

    /// Whether the hot cache may know the first page.
    boolean isRecent() {
        return descending
                && !bySeq
                && channels.size() == 1
                && range.from() == null
                && range.to() == null
                && filter.isPlain();
    }

    /// Whether that page has nothing left out but deleted messages.
    boolean isNewest() {
        return isRecent() && filter.kinds().isEmpty() && Boolean.FALSE.equals(filter.deleted());
    }

    String order() {
        return bySeq ? "seq" : "sent";
    }

    String direction() {
        return descending ? "desc" : "asc";
    }

    /// The same for requests that would be answered alike.
    Question question(Caller caller) {
        Set<Long> permitted = caller.key().channels();
        return new Question(List.of(
                "messages",
                channels.toString(),
                String.valueOf(range.from()),
                String.valueOf(range.to()),
                sorted(filter.kinds()),
                sorted(filter.has()),
                sorted(filter.statuses()),
                sorted(filter.origins()),
                String.valueOf(filter.edited()),
                String.valueOf(filter.deleted()),
                String.valueOf(filter.replyTo()),
                String.valueOf(filter.thread()),
                String.valueOf(filter.album()),
                String.valueOf(filter.words()),
                order(),
                direction(),
                projection.word(),
                permitted == null ? "all" : sorted(permitted)));
    }

    private static <T extends Comparable<? super T>> String sorted(Set<T> values) {
        return new TreeSet<>(values).toString();
    }
}
