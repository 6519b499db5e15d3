package dev.tradingsystem.telegram.tpcapital.http.replay;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import dev.tradingsystem.telegram.tpcapital.http.web.Idempotency;
import dev.tradingsystem.telegram.tpcapital.replay.Replay;
import dev.tradingsystem.telegram.tpcapital.replay.Replays;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Begins, applies and cancels replays.
@RestController
@Requires(Scope.SIGNALS_WRITE)
@Tag(name = "replays")
class ReplayStepController {

    private static final String ANY = "*";

    private final Replays replays;
    private final Idempotency idempotency;
    private final HttpProperties properties;
    private final Clock clock;

    ReplayStepController(Replays replays, Idempotency idempotency, HttpProperties properties, Clock clock) {
        this.replays = replays;
        this.idempotency = idempotency;
        this.properties = properties;
        this.clock = clock;
    }

    @PostMapping("/replay")
    @Operation(
            operationId = "startReplay",
            summary = "Read history again with the current parser; writes nothing but the differences",
            parameters =
                    @Parameter(
                            in = io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER,
                            name = "Idempotency-Key",
                            description = "a word of the caller's; the same again gets the same answer for a day",
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReplayView.class)))
    ResponseEntity<?> start(HttpServletRequest request, @RequestBody ReplayBody body) {
        Replay.Order order = body.order(Caller.of(request), properties.zone(), clock.instant());
        return idempotency.once(request, body, () -> accepted(replays.start(order)));
    }

    @PostMapping(ReplayController.ONE + "/apply")
    @Operation(operationId = "applyReplay", summary = "Apply the differences, each as a new version of a signal")
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReplayView.class)))
    ResponseEntity<ReplayView> apply(
            HttpServletRequest request,
            @PathVariable long id,
            @Parameter(description = "the ETag of the replay that was looked at", required = true)
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String expected) {
        Replay replay = mustSee(request, id);
        if (expected == null) {
            throw ApiProblem.invalidParameter(
                    HttpHeaders.IF_MATCH, "the ETag of GET /replay/%d is required".formatted(id));
        }
        boolean matches = expected.equals(ANY) || expected.equals(ReplayController.tag(replay));
        if (!matches) {
            throw ApiProblem.of(Problem.PRECONDITION_FAILED, "the replay is not the one that was looked at");
        }
        return answer(id, replays.apply(id, expected.equals(ANY) ? null : replay.revision()));
    }

    @PostMapping(ReplayController.ONE + "/cancel")
    @Operation(operationId = "cancelReplay", summary = "End a replay; what it has applied stays")
    @ApiResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReplayView.class)))
    ResponseEntity<ReplayView> cancel(HttpServletRequest request, @PathVariable long id) {
        mustSee(request, id);
        return answer(id, replays.cancel(id));
    }

    private Replay mustSee(HttpServletRequest request, long id) {
        Replay replay = replays.find(id).orElseThrow(() -> ReplayController.unknown(id));
        Caller.of(request).mustSee(replay.order().channelId());
        return replay;
    }

    private static ResponseEntity<ReplayView> answer(long id, Replays.Step step) {
        return switch (step) {
            case Replays.Step.Taken(Replay replay) -> accepted(replay);
            case Replays.Step.Unknown() -> throw ReplayController.unknown(id);
            case Replays.Step.Refused(Replay replay) ->
                throw ApiProblem.of(
                                Problem.JOB_FINISHED,
                                "the replay is " + replay.state().word())
                        .with("state", replay.state().word());
            case Replays.Step.Changed changed ->
                throw ApiProblem.of(Problem.PRECONDITION_FAILED, "changed since the replay began: " + changed.why())
                        .with("changed", changed.why());
        };
    }

    private static ResponseEntity<ReplayView> accepted(Replay replay) {
        return ResponseEntity.accepted()
                .cacheControl(CacheControl.noStore())
                .location(URI.create("/replay/" + replay.id()))
                .body(ReplayView.of(replay));
    }
}
