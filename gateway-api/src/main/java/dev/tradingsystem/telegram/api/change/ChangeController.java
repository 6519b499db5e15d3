package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.Seq;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The log, to be followed by polling.
@RestController
@Requires(Scope.MESSAGES_READ)
@Tag(name = "changes")
class ChangeController {

    private final ChangeReader reader;
    private final PageProperties sizes;

    ChangeController(ChangeReader reader, PageProperties sizes) {
        this.reader = reader;
        this.sizes = sizes;
    }

    @GetMapping("/changes")
    @Operation(
            operationId = "listChanges",
            summary = "What happened after a position, in order; send next back as since")
    ResponseEntity<ChangePage> after(
            HttpServletRequest request,
            @Parameter(
                            description = "the position: changes with a higher number follow",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestParam
                    Seq since,
            @Parameter(description = "items in the answer, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    Integer limit,
            @Parameter(description = "ids of channels, with commas or repeated")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> channel) {
        List<Long> channels = channels(channel, Caller.of(request));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(reader.after(since.value(), sizes.limit(limit), channels));
    }

    private static @Nullable List<Long> channels(@Nullable List<String> given, Caller caller) {
        if (given == null) {
            Set<Long> permitted = caller.key().channels();
            return permitted == null ? null : List.copyOf(permitted);
        }
        return given.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(word -> channel(word.strip(), caller))
                .toList();
    }

    private static Long channel(String word, Caller caller) {
        try {
            var channel = ChannelId.valueOf(word);
            caller.mustSee(channel);
            return channel.value();
        } catch (IllegalArgumentException e) {
            throw ApiProblem.invalidParameter("channel", "ids of channels, such as -1001649127710");
        }
    }
}
