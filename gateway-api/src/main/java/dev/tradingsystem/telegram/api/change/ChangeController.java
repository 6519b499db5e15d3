package dev.tradingsystem.telegram.api.change;

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

    private static final int LONGEST_WAIT = 30;

    private final ChangeReader reader;
    private final LogTail tail;
    private final PageProperties sizes;

    ChangeController(ChangeReader reader, LogTail tail, PageProperties sizes) {
        this.reader = reader;
        this.tail = tail;
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
                    List<String> channel,
            @Parameter(description = "posted, edited, deleted, with commas or repeated") @RequestParam(required = false)
                    @Nullable
                    List<String> kind,
            @Parameter(
                            description = "seconds to hold the answer until something matches",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "30", defaultValue = "0"))
                    @RequestParam(defaultValue = "0")
                    int wait)
            throws InterruptedException {
        if (wait < 0 || wait > LONGEST_WAIT) {
            throw ApiProblem.invalidParameter("wait", "0 to " + LONGEST_WAIT + " seconds");
        }
        ChangeFilter filter = ChangeFilter.of(channel, kind, Caller.of(request));
        ChangePage page = reader.after(since.value(), sizes.limit(limit), filter);
        if (wait > 0 && page.items().isEmpty()) {
            page = await(page, Duration.ofSeconds(wait), sizes.limit(limit), filter);
        }
        // a full page of the past never changes: nothing is removed from the log but its low end
        CacheControl cache = page.more() && page.items().size() == sizes.limit(limit)
                ? CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate()
                : CacheControl.noCache().cachePrivate();
        return ResponseEntity.ok().cacheControl(cache).body(page);
    }

    /// Goes on from an empty page until something matches or the time is up; holds no connection
    /// while it waits.
    private ChangePage await(ChangePage empty, Duration limit, int size, ChangeFilter filter)
            throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        ChangePage page = empty;
        try (LogTail.Following _ = tail.follow()) {
            while (page.items().isEmpty() && tail.isRunning()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    break;
                }
                if (!page.more()) {
                    tail.awaitBeyond(page.next(), Duration.ofNanos(left));
                }
                page = reader.after(page.next(), size, filter);
            }
        }
        return page;
    }
}
