package dev.tradingsystem.telegram.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tradingsystem.telegram.model.Content;
import dev.tradingsystem.telegram.model.MediaKind;
import org.jspecify.annotations.Nullable;

/// A medium; its fields are null as far as nothing is known of it.
///
/// @param unsupported the type's name at its source when this version does not know it
public record MediaDocument(
        String type,
        @Nullable String mimeType,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long bytes,
        @Nullable String fileId,
        @Nullable String href,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unsupported) {

    static @Nullable MediaDocument of(Content content, String message) {
        return switch (content) {
            case Content.Text _ -> null;
            case Content.Media media ->
                new MediaDocument(
                        media.kind().word(),
                        media.mimeType(),
                        media.width(),
                        media.height(),
                        media.bytes(),
                        media.fileId(),
                        media.kind() == MediaKind.PHOTO ? message + "/photo" : null,
                        null);
            case Content.Unsupported unsupported ->
                new MediaDocument(MediaKind.OTHER.word(), null, null, null, null, null, null, unsupported.type());
        };
    }
}
