package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.condition.Etags;
import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.api.id.Seq;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.PageProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
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

    private final LongPoll poll;
    private final PageProperties sizes;
    private final Etags etags;

    ChangeController(LongPoll poll, PageProperties sizes, Etags etags) {
        this.poll = poll;
        this.sizes = sizes;
        this.etags = etags;
    }

    @GetMapping("/changes")
    @Operation(
            operationId = "listChanges",
            summary = "What happened after a position, in order; send next back as since",
            description = "As application/x-ndjson all of it, one change per line; the last line ends the export.")
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
                    List<String> channel,
            @Parameter(description = "posted, edited, deleted, with commas or repeated")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> kind,
            @Parameter(
                            description = "seconds to hold the answer until something matches",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "30", defaultValue = "0"))
                    @RequestParam(defaultValue = "0")
                    int wait,
            @Parameter(description = "names of the message's fields wanted, also media.* and replyTo.*")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> fields)
            throws InterruptedException {
        ChangeFilter filter = ChangeFilter.of(channel, kind, Caller.of(request));
        Projection.of(fields).attachTo(request);
        ChangePage page = poll.after(since.value(), sizes.limit(limit), filter, wait);
        // a full page of the past never changes: nothing is removed from the log but its low end
        CacheControl cache = page.more() && page.items().size() == sizes.limit(limit)
                ? CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate()
                : CacheControl.noCache().cachePrivate();
        return ResponseEntity.ok().cacheControl(cache).eTag(etags.weak(page)).body(page);
    }
}
