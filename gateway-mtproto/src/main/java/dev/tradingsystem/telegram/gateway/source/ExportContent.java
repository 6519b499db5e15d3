package dev.tradingsystem.telegram.gateway.source;

import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What an exported message says.
final class ExportContent {

    /// Telegram keeps photos as JPEG only.
    private static final String PHOTO_TYPE = "image/jpeg";

    /// Fields that give away a message of a kind that is not a medium of ours; their name stands
    /// for the type.
    private static final List<String> OTHER_KINDS = List.of(
            "location_information",
            "contact_information",
            "place_name",
            "game_title",
            "invoice_information",
            "giveaway_information",
            "todo_list",
            "paid_stars_amount");

    private ExportContent() {}

    static Content of(JsonNode element) {
        String words = words(element.path("text"));
        String caption = words.isEmpty() ? null : words;
        if (element.hasNonNull("photo")) {
            return media(MediaKind.PHOTO, caption, PHOTO_TYPE, "photo_file_size", element);
        }
        if (element.hasNonNull("file") || element.hasNonNull("media_type")) {
            String mimeType = ExportFields.textOrNull(element.path("mime_type"));
            return media(kind(element.path("media_type")), caption, mimeType, "file_size", element);
        }
        if (element.hasNonNull("poll")) {
            String question = ExportFields.textOrNull(element.path("poll").path("question"));
            return Content.Media.of(MediaKind.POLL, question == null ? caption : question);
        }
        for (String kind : OTHER_KINDS) {
            if (element.hasNonNull(kind)) {
                return caption == null ? new Content.Unsupported(kind) : Content.Media.of(MediaKind.OTHER, caption);
            }
        }
        return new Content.Text(words);
    }

    /// A text, or a list of texts and of objects that hold a text each.
    private static String words(JsonNode text) {
        if (text.isMissingNode() || text.isNull()) {
            return "";
        }
        if (!text.isArray()) {
            return ExportFields.text("text", text);
        }
        var words = new StringBuilder();
        for (JsonNode part : text) {
            words.append(ExportFields.text("a part of text", part.isObject() ? part.path("text") : part));
        }
        return words.toString();
    }

    private static MediaKind kind(JsonNode mediaType) {
        if (mediaType.isMissingNode() || mediaType.isNull()) {
            return MediaKind.DOCUMENT;
        }
        return switch (mediaType.asString("")) {
            case "sticker" -> MediaKind.STICKER;
            case "voice_message" -> MediaKind.VOICE;
            case "audio_file" -> MediaKind.AUDIO;
            case "video_file", "video_message", "animation" -> MediaKind.VIDEO;
            default -> MediaKind.OTHER;
        };
    }

    private static Content media(
            MediaKind kind, @Nullable String caption, @Nullable String mimeType, String size, JsonNode element) {
        return new Content.Media(
                kind,
                caption,
                mimeType,
                ExportFields.sizeOrNull(element.path("width")),
                ExportFields.sizeOrNull(element.path("height")),
                ExportFields.bytesOrNull(element.path(size)),
                null);
    }
}
