package dev.tradingsystem.telegram.tpcapital.http.replay;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.Cursor;
import dev.tradingsystem.telegram.tpcapital.http.page.Pages;
import dev.tradingsystem.telegram.tpcapital.http.page.Question;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.replay.Replay;
import dev.tradingsystem.telegram.tpcapital.replay.ReplayChange;
import dev.tradingsystem.telegram.tpcapital.replay.ReplayState;
import dev.tradingsystem.telegram.tpcapital.replay.Replays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A replay and what it found.
@RestController
@Requires(Scope.SIGNALS_READ)
@Tag(name = "replays")
class ReplayController {

    static final String ONE = "/replay/{id:\\d{1,18}}";

    private final Replays replays;
    private final Pages pages;

    ReplayController(Replays replays, Pages pages) {
        this.replays = replays;
        this.pages = pages;
    }

    @GetMapping(ONE)
    @Operation(operationId = "getReplay", summary = "How far a replay is, and what it found; kept for 7 days")
    ResponseEntity<ReplayView> one(HttpServletRequest request, @PathVariable long id) {
        Replay replay = find(request, id);
        boolean active = replay.state() != ReplayState.READY && !replay.state().isOver();
        var answer = ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(tag(replay));
        if (active) {
            answer.header(HttpHeaders.RETRY_AFTER, "2");
        }
        return answer.body(ReplayView.of(replay));
    }

    @GetMapping(ONE + "/diff")
    @Operation(operationId = "listReplayDiff", summary = "Signals that would be gained, lost or changed")
    ResponseEntity<DiffPage> diff(
            HttpServletRequest request,
            @PathVariable long id,
            @Parameter(description = "gained, lost or changed; default all") @RequestParam(required = false) @Nullable
                    String kind,
            @Parameter(description = "page.next or page.previous of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "items on the page, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        Replay replay = find(request, id);
        ReplayChange.Kind wanted =
                kind == null ? null : Values.word("kind", kind, ReplayChange.Kind.class, ReplayChange.Kind::word);
        Pages.Cut<ReplayChange> cut = pages.cut(
                new Question("replay", new Filters(id, wanted)),
                cursor,
                Values.limit(limit),
                "asc",
                (after, back, most) -> replays.diff(id, wanted, after == null ? 0 : after.id(), back, most),
                change -> new Cursor(Instant.EPOCH, change.number(), false));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(Pages.links(request, cut.page()))
                .body(new DiffPage(
                        cut.items().stream()
                                .map(change -> DiffPage.item(replay, change))
                                .toList(),
                        cut.page()));
    }

    /// What a page of differences is made of, as the question its cursors belong to.
    private record Filters(long id, ReplayChange.@Nullable Kind kind) {}

    private Replay find(HttpServletRequest request, long id) {
        Replay replay = replays.find(id).orElseThrow(() -> unknown(id));
        Caller.of(request).mustSee(replay.order().channelId());
        return replay;
    }

    static ApiProblem unknown(long id) {
        return ApiProblem.of(Problem.JOB_NOT_FOUND, "there is no replay %d, or no longer".formatted(id));
    }

    /// Strong, because what is applied must be what was seen.
    static String tag(Replay replay) {
        return "\"%d-%d\"".formatted(replay.id(), replay.revision());
    }
}
