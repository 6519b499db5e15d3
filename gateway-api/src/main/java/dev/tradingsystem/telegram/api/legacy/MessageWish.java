package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.page.SentAtRange;
import dev.tradingsystem.telegram.model.Origin;
import dev.tradingsystem.telegram.store.read.Changes;
import dev.tradingsystem.telegram.store.read.MessageFilter;
import dev.tradingsystem.telegram.store.read.MessageQuery;
import dev.tradingsystem.telegram.store.read.MessageStatus;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Which messages the previous stack's list shall hold.
final class MessageWish {

    private static final int USUAL = 50;
    private static final int MOST = 10_000;

    private MessageWish() {}

    static int limit(Asked asked) {
        return asked.number("limit", USUAL, 1, MOST);
    }

    static int offset(Asked asked) {
        return asked.number("offset", 0, 0, Integer.MAX_VALUE);
    }

    /// Empty when nothing can match, because a word is asked for that no message has.
    static Optional<MessageQuery> of(Asked asked, Caller caller, Changes changes, ZoneId zone) {
        List<String> statusWords = asked.words("status");
        List<String> sourceWords = asked.words("source");
        List<String> idWords = asked.words("messageId");
        Set<MessageStatus> statuses = statuses(statusWords);
        Set<Origin> origins = origins(sourceWords);
        Set<Long> ids = ids(idWords);
        if (isImpossible(statusWords, statuses) || isImpossible(sourceWords, origins) || isImpossible(idWords, ids)) {
            return Optional.empty();
        }
        SentAtRange range =
                SentAtRange.of(asked.word("from"), asked.word("to"), SentAtRange.zone(asked.word("tz"), zone));
        boolean deleted = asked.flag("includeDeleted") || statuses.contains(MessageStatus.DELETED);
        var filter = new MessageFilter(
                Set.of(),
                Set.of(),
                statuses,
                origins,
                null,
                deleted ? null : Boolean.FALSE,
                null,
                null,
                null,
                words(asked.word("search")),
                ids);
        return Optional.of(new MessageQuery(
                channels(asked, caller, changes),
                range.from(),
                range.to(),
                filter,
                !"asc".equalsIgnoreCase(asked.word("sort")),
                null,
                false,
                limit(asked)));
    }

    private static boolean isImpossible(Collection<String> words, Collection<?> known) {
        return !words.isEmpty() && known.isEmpty();
    }

    private static List<Long> channels(Asked asked, Caller caller, Changes changes) {
        SortedSet<ChannelId> named = asked.channels(caller, "channelId", "channel");
        return named.isEmpty()
                ? caller.visible(changes.heads().keySet())
                : named.stream().map(ChannelId::value).toList();
    }

    /// Words that the previous stack had and this one has not are no error: nothing has them.
    static Set<MessageStatus> statuses(Collection<String> words) {
        var statuses = EnumSet.noneOf(MessageStatus.class);
        for (MessageStatus status : MessageStatus.values()) {
            if (words.contains(status.word())) {
                statuses.add(status);
            }
        }
        return statuses;
    }

    private static Set<Origin> origins(Collection<String> words) {
        var origins = EnumSet.noneOf(Origin.class);
        for (Origin origin : Origin.values()) {
            if (words.contains(PreviousMessages.source(origin))) {
                origins.add(origin);
            }
        }
        return origins;
    }

    private static Set<Long> ids(Collection<String> words) {
        var ids = new HashSet<Long>();
        for (String word : words) {
            if (word.matches("[1-9]\\d{0,17}")) {
                ids.add(Long.parseLong(word));
            }
        }
        return ids;
    }

    private static @Nullable String words(@Nullable String search) {
        return search == null || search.indexOf('\0') >= 0 ? null : search.substring(0, Math.min(200, search.length()));
    }
}
