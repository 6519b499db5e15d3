package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.td.TdObject;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A TDLib message content → [Content]. A type this version does not know becomes
/// [Content.Unsupported].
final class ContentNormaliser {

    /// Telegram keeps photos as JPEG only; TDLib does not say so anywhere.
    private static final String PHOTO_TYPE = "image/jpeg";

    private ContentNormaliser() {}

    static Content content(TdObject content) {
        return switch (content.type()) {
            case "messageText" -> new Content.Text(content.object("text").string("text"));
            // To the author a text of one emoji; TDLib shows it as an animation.
            case "messageAnimatedEmoji" -> new Content.Text(content.string("emoji"));
            case "messagePhoto" -> photo(content);
            case "messageVideo" -> file(MediaKind.VIDEO, content, "video");
            case "messageAnimation" -> file(MediaKind.VIDEO, content, "animation");
            case "messageVideoNote" -> videoNote(content);
            case "messageDocument" -> file(MediaKind.DOCUMENT, content, "document");
            case "messageAudio" -> file(MediaKind.AUDIO, content, "audio");
            case "messageVoiceNote" -> voiceNote(content);
            case "messageSticker" -> file(MediaKind.STICKER, content, "sticker");
            case "messagePoll" -> Content.Media.of(MediaKind.POLL, question(content.object("poll")));
            case "messagePaidMedia" -> Content.Media.of(MediaKind.OTHER, caption(content));
            default -> new Content.Unsupported(content.type(), content.json());
        };
    }

    private static Content photo(TdObject content) {
        TdObject largest = content.object("photo").objects("sizes").stream()
                .max(Comparator.comparingLong(size -> (long) size.int32("width") * size.int32("height")))
                .orElse(null);
        if (largest == null) {
            return new Content.Media(MediaKind.PHOTO, caption(content), PHOTO_TYPE, null, null, null, null);
        }
        return media(
                MediaKind.PHOTO,
                content,
                PHOTO_TYPE,
                largest.int32("width"),
                largest.int32("height"),
                largest.object("photo"));
    }

    /// Video, document, …: an object of that name, with its file in a field of the same name.
    private static Content file(MediaKind kind, TdObject content, String name) {
        TdObject medium = content.object(name);
        return media(
                kind,
                content,
                medium.stringOrNull("mime_type"),
                medium.int32OrNull("width"),
                medium.int32OrNull("height"),
                medium.object(name));
    }

    private static Content videoNote(TdObject content) {
        TdObject note = content.object("video_note");
        Integer side = note.int32OrNull("length");
        return media(MediaKind.VIDEO, content, null, side, side, note.object("video"));
    }

    private static Content voiceNote(TdObject content) {
        TdObject note = content.object("voice_note");
        return media(MediaKind.VOICE, content, note.stringOrNull("mime_type"), null, null, note.object("voice"));
    }

    private static Content media(
            MediaKind kind,
            TdObject content,
            @Nullable String mimeType,
            @Nullable Integer width,
            @Nullable Integer height,
            TdObject file) {
        TdObject remote = file.objectOrNull("remote");
        return new Content.Media(
                kind,
                caption(content),
                filled(mimeType),
                width,
                height,
                bytes(file),
                remote == null ? null : filled(remote.stringOrNull("unique_id")));
    }

    private static @Nullable Long bytes(TdObject file) {
        Long size = positive(file.int64OrNull("size"));
        return size == null ? positive(file.int64OrNull("expected_size")) : size;
    }

    private static @Nullable Long positive(@Nullable Long number) {
        return number == null || number <= 0 ? null : number;
    }

    private static @Nullable String caption(TdObject content) {
        TdObject caption = content.objectOrNull("caption");
        return caption == null ? null : filled(caption.string("text"));
    }

    /// A plain string before TDLib 1.8.30, a formatted text since.
    private static @Nullable String question(TdObject poll) {
        try {
            return filled(poll.object("question").string("text"));
        } catch (TdObject.Malformed e) {
            return filled(poll.string("question"));
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
