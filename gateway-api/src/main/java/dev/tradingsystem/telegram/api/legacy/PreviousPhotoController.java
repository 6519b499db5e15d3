package dev.tradingsystem.telegram.api.legacy;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.media.Photos;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.read.Messages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Photos below the previous stack's paths.
@Previous
class PreviousPhotoController {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String NOT_FETCHED = "Failed to fetch photo from MTProto service";
    private static final String NOT_LOADED = "Failed to download photo";

    private final Photos photos;
    private final Messages messages;

    PreviousPhotoController(Photos photos, Messages messages) {
        this.photos = photos;
        this.messages = messages;
    }

    @GetMapping("/api/telegram-gateway/photos/{c:-?\\d{1,19}}/{m:[1-9]\\d{0,18}}")
    @Requires(Scope.MEDIA_READ)
    ResponseEntity<Resource> photo(
            HttpServletRequest request, @PathVariable("c") ChannelId channel, @PathVariable("m") MessageId message) {
        Caller.of(request).mustSee(channel);
        if (messages.key(channel.value(), message.value()).isEmpty()) {
            throw LegacyError.withDetails(HttpStatus.NOT_FOUND, NOT_FETCHED, "Message not found");
        }
        try {
            return switch (photos.find(channel.value(), message.value(), "full")) {
                case Photos.Answer.Photo photo ->
                    ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType(photo.type()))
                            .cacheControl(CacheControl.maxAge(DAY).cachePrivate())
                            .body(new FileSystemResource(photo.file()));
                case Photos.Answer.Refused refused ->
                    throw LegacyError.withDetails(HttpStatus.valueOf(refused.status()), NOT_FETCHED, refused.body());
            };
        } catch (ApiProblem | IOException | UncheckedIOException e) {
            throw LegacyError.of(HttpStatus.INTERNAL_SERVER_ERROR, NOT_LOADED, String.valueOf(e.getMessage()));
        }
    }
}
