package dev.tradingsystem.telegram.gateway.http;

import dev.tradingsystem.telegram.gateway.session.Photo;
import dev.tradingsystem.telegram.gateway.session.Photos;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Photos of messages, out of Telegram.
@RestController
final class MediaController {

    private static final Pattern CHANNEL = Pattern.compile("-\\d{1,19}");
    private static final Pattern MESSAGE = Pattern.compile("\\d{1,10}");
    private static final Duration DAY = Duration.ofDays(1);

    private final Photos photos;

    MediaController(Photos photos) {
        this.photos = photos;
    }

    @GetMapping("/media/{channel}/{message}")
    ResponseEntity<Resource> photo(
            @PathVariable String channel,
            @PathVariable String message,
            @RequestParam(defaultValue = "photo") String kind,
            @RequestParam(defaultValue = "full") String size,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String known)
            throws InterruptedException {
        require("kind", kind, "photo", "photo");
        require("size", size, "thumb|full", "thumb or full");
        long channelId = number("channel", channel, CHANNEL);
        long messageId = number("message", message, MESSAGE);
        Photo photo = photos.fetch(channelId, messageId, "full".equals(size), bare(known));
        return switch (photo) {
            case Photo.Found found ->
                answer(HttpStatus.OK, found.id())
                        .contentType(MediaType.parseMediaType(found.mediaType()))
                        .header("X-Content-Type-Options", "nosniff")
                        .body(found.content());
            case Photo.Unchanged(var id) -> answer(HttpStatus.NOT_MODIFIED, id).build();
            case Photo.None(var content) ->
                throw GatewayProblem.of(Problem.NO_PHOTO, "the message has no photo")
                        .with("mediaType", content);
            case Photo.NoMessage _ ->
                throw GatewayProblem.of(Problem.MESSAGE_NOT_FOUND, "Telegram does not show this message");
            case Photo.TooLarge(var bytes) ->
                throw GatewayProblem.of(Problem.MEDIA_TOO_LARGE, "the photo has %d bytes".formatted(bytes));
        };
    }

    private static void require(String name, String value, String form, String expected) {
        if (!value.matches(form)) {
            throw GatewayProblem.invalidParameter(name, expected);
        }
    }

    private static long number(String name, String value, Pattern form) {
        if (form.matcher(value).matches()) {
            try {
                return Long.parseLong(value);
            } catch (NumberFormatException e) {
                // too large for an id
            }
        }
        throw GatewayProblem.invalidParameter(name, "digits only, as Telegram gives the id");
    }

    private static @Nullable String bare(@Nullable String tag) {
        return tag == null ? null : tag.replace("\"", "");
    }

    private static ResponseEntity.BodyBuilder answer(HttpStatus status, String id) {
        return ResponseEntity.status(status)
                .eTag("\"" + id + "\"")
                .cacheControl(CacheControl.maxAge(DAY).cachePrivate().immutable());
    }
}
