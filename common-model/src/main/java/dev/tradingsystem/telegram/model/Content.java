package dev.tradingsystem.telegram.model;

import org.jspecify.annotations.Nullable;

/// What a message says: text, a medium with its caption, or something this version does not know.
public sealed interface Content {

    /// Plain text; never blank-trimmed, kept byte for byte.
    record Text(String text) implements Content {}

    /// A medium.
    ///
    /// @param caption the text beside it; `null` when there is none
    /// @param fileId Telegram's unique id of the file, the same for every account, if known
    /// @param width in pixels
    /// @param height in pixels
    /// @param bytes size of the largest variant
    record Media(
            MediaKind kind,
            @Nullable String caption,
            @Nullable String mimeType,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Long bytes,
            @Nullable String fileId)
            implements Content {

        /// A medium of which only its kind and caption are known.
        public static Media of(MediaKind kind, @Nullable String caption) {
            return new Media(kind, caption, null, null, null, null, null);
        }
    }

    /// A message whose type this version does not know; kept, so that it is counted and can be
    /// read again later.
    ///
    /// @param type the type's name at its source, such as `messageDice`
    /// @param raw the content as its source gave it, a JSON object, if it was kept
    record Unsupported(String type, @Nullable String raw) implements Content {

        /// A content of which only the type is known.
        public Unsupported(String type) {
            this(type, null);
        }
    }

    /// What consumers read: the text, else the caption; `null` when there is neither.
    default @Nullable String words() {
        return switch (this) {
            case Text(var text) -> text;
            case Media media -> media.caption();
            case Unsupported _ -> null;
        };
    }

    /// The word that the `kind` filter takes: `text`, a medium's name, or `other`.
    default String kindWord() {
        return switch (this) {
            case Text _ -> "text";
            case Media media -> media.kind().word();
            case Unsupported _ -> MediaKind.OTHER.word();
        };
    }
}
