package dev.tradingsystem.telegram.store.read;

import dev.tradingsystem.telegram.model.Origin;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What messages are limited to, beside their channels and their time. Everything named must
/// hold.
///
/// @param kinds words of the content's kind, any of them; all when empty
/// @param has all of these
/// @param statuses any of them; all when empty
/// @param origins any of them; all when empty
/// @param edited only edited ones, only others, or both when `null`
/// @param deleted only deleted (also by an operator), only others, or both when `null`
/// @param replyTo answers to the message with this id
/// @param thread messages of the thread with this id
/// @param album messages of the album with this id
/// @param words contained in text or caption, in any case
/// @param ids any of these message ids; all when empty
public record MessageFilter(
        Set<String> kinds,
        Set<Trait> has,
        Set<MessageStatus> statuses,
        Set<Origin> origins,
        @Nullable Boolean edited,
        @Nullable Boolean deleted,
        @Nullable Long replyTo,
        @Nullable Long thread,
        @Nullable Long album,
        @Nullable String words,
        Set<Long> ids) {

    /// No limit, deleted messages among them.
    public static final MessageFilter NONE = of(Set.of(), null);

    public MessageFilter {
        kinds = Set.copyOf(kinds);
        has = Set.copyOf(has);
        statuses = Set.copyOf(statuses);
        origins = Set.copyOf(origins);
        ids = Set.copyOf(ids);
    }

    /// Of any ids.
    public MessageFilter(
            Set<String> kinds,
            Set<Trait> has,
            Set<MessageStatus> statuses,
            Set<Origin> origins,
            @Nullable Boolean edited,
            @Nullable Boolean deleted,
            @Nullable Long replyTo,
            @Nullable Long thread,
            @Nullable Long album,
            @Nullable String words) {
        this(kinds, has, statuses, origins, edited, deleted, replyTo, thread, album, words, Set.of());
    }

    /// Only the two things that the hot cache can filter by as well.
    public static MessageFilter of(Set<String> kinds, @Nullable Boolean deleted) {
        return new MessageFilter(kinds, Set.of(), Set.of(), Set.of(), null, deleted, null, null, null, null);
    }

    /// Whether it names nothing but kinds and deletion.
    public boolean isPlain() {
        return equals(of(kinds, deleted));
    }

    /// Something a message has or has not.
    public enum Trait {
        /// Anything but text alone.
        MEDIA,
        PHOTO,
        /// An address in text or caption: `http…`, `www.…` or `t.me/…`.
        LINK,
        CAPTION,
        /// It answers another message.
        REPLY,
        /// It came from somewhere else.
        FORWARD,
        ALBUM;

        private final String word = name().toLowerCase(Locale.ROOT);

        /// The trait as it stands in parameters.
        public String word() {
            return word;
        }
    }
}
