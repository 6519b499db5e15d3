package dev.tradingsystem.telegram.model;

import java.util.Locale;

/// The kinds of media that readers can filter by.
public enum MediaKind {
    PHOTO,
    VIDEO,
    DOCUMENT,
    AUDIO,
    VOICE,
    POLL,
    STICKER,
    OTHER;

    private final String word = name().toLowerCase(Locale.ROOT);

    /// The kind as it stands in JSON.
    public String word() {
        return word;
    }

    /// The kind with that word; [#OTHER] for a word of a later version.
    public static MediaKind of(String word) {
        for (MediaKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        return OTHER;
    }
}
