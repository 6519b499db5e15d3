package dev.tradingsystem.telegram.api.media;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.model.MediaKind;
import dev.tradingsystem.telegram.store.read.Messages;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Photos of messages that are held.
@RestController
@Requires(Scope.MEDIA_READ)
@Tag(name = "messages")
class PhotoController {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String IDS = "/{c:-?\\d{1,19}}/{m:[1-9]\\d{0,18}}";

    private final Photos photos;
    private final Messages messages;

    PhotoController(Photos photos, Messages messages) {
        this.photos = photos;
        this.messages = messages;
    }

    @GetMapping("/messages" + IDS + "/photo")
    @Operation(operationId = "getPhoto", summary = "The photo of a message; a photo never changes")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Resource> photo(
            HttpServletRequest request,
            @PathVariable("c") ChannelId channel,
            @PathVariable("m") MessageId message,
            @Parameter(description = "thumb or full; default full") @RequestParam(required = false) @Nullable
                    String size)
            throws IOException {
        Caller.of(request).mustSee(channel);
        String wanted = size == null ? "full" : Words.one("size", size, List.of("thumb", "full"), word -> word);
        StoredMessage stored = messages.find(channel.value(), message.value())
                .orElseThrow(() ->
                        ApiProblem.of(Problem.MESSAGE_NOT_FOUND, "message " + message + " of channel " + channel));
        String kind = stored.message().content().kindWord();
        if (!kind.equals(MediaKind.PHOTO.word())) {
            throw ApiProblem.of(Problem.NO_PHOTO, "the message is of another kind")
                    .with("mediaType", kind);
        }
        return switch (photos.find(channel.value(), message.value(), wanted)) {
            case Photos.Answer.Photo(var file, var type, var id) ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(type))
                        .cacheControl(CacheControl.maxAge(DAY).cachePrivate().immutable())
                        .eTag("\"" + id + "\"")
                        .body(new FileSystemResource(file));
            case Photos.Answer.Refused refused -> refused(refused);
        };
    }

    private static ResponseEntity<Resource> refused(Photos.Answer.Refused refused) {
        var headers = new HttpHeaders();
        refused.headers().forEach(headers::set);
        headers.setCacheControl(CacheControl.noStore());
        return ResponseEntity.status(refused.status())
                .headers(headers)
                .body(new ByteArrayResource(refused.body().getBytes(StandardCharsets.UTF_8)));
    }

    @GetMapping("/photos" + IDS)
    @Operation(operationId = "findPhoto", summary = "Where the photo of a message is")
    ResponseEntity<Void> moved(@PathVariable("c") ChannelId channel, @PathVariable("m") MessageId message) {
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create("/messages/" + channel + "/" + message + "/photo"))
                .cacheControl(CacheControl.noStore())
                .build();
    }
}
