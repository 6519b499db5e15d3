package dev.tradingsystem.telegram.tpcapital.http.parked;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.signal.Outcome;
import dev.tradingsystem.telegram.tpcapital.signal.Parked;
import dev.tradingsystem.telegram.tpcapital.signal.ParkedChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The changes that could not be stored, for a person to look at and to try again.
@RestController
@Requires(Scope.SIGNALS_READ)
@Tag(name = "parked")
class ParkedController {

    private final Parked parked;

    ParkedController(Parked parked) {
        this.parked = parked;
    }

    /// A change that was given up.
    ///
    /// @param seq its number in the log
    /// @param error the kind of the last error and its first words
    /// @param payload the change, as text
    record ParkedView(
            String channelId,
            String messageId,
            int messageVersion,
            long seq,
            int attempts,
            int replays,
            String error,
            String payload,
            Instant parkedAt,
            ParkedLinks links) {

        static ParkedView of(ParkedChange change) {
            return new ParkedView(
                    Long.toString(change.channelId()),
                    Long.toString(change.messageId()),
                    change.version(),
                    change.seq(),
                    change.attempts(),
                    change.replays(),
                    change.error(),
                    change.payload(),
                    change.parkedAt(),
                    new ParkedLinks(
                            "/parked/%d/%d/replay".formatted(change.channelId(), change.seq()),
                            "/messages/%d/%d".formatted(change.channelId(), change.messageId())));
        }
    }

    /// Where to go from here.
    record ParkedLinks(String replay, String message) {}

    /// Parked changes, the lowest number first.
    ///
    /// @param next send it back as `after`; null at the end
    record ParkedPage(List<ParkedView> items, @Nullable Long next) {}

    /// What became of a change that was tried again.
    ///
    /// @param outcome `processed`, `ignored`, `known`, or `parked` still
    record ParkedOutcome(String outcome, @Nullable String reason, int attempts) {}

    @GetMapping("/parked")
    @Operation(operationId = "listParked", summary = "Changes that could not be stored, the lowest number first")
    ResponseEntity<ParkedPage> list(
            HttpServletRequest request,
            @Parameter(description = "ids of channels, with commas; default: all the key may see")
                    @RequestParam(required = false)
                    @Nullable
                    String channel,
            @Parameter(description = "numbers above this one; next of the page before")
                    @RequestParam(required = false)
                    @Nullable
                    String after,
            @Parameter(description = "items on the page, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit) {
        List<Long> channels = Caller.of(request).channels(Values.channels(channel));
        int most = Values.limit(limit);
        List<ParkedChange> found = channels != null && channels.isEmpty()
                ? List.of()
                : parked.list(channels == null ? List.of() : channels, position(after), most + 1);
        List<ParkedChange> shown = found.subList(0, Math.min(most, found.size()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(new ParkedPage(
                        shown.stream().map(ParkedView::of).toList(),
                        found.size() > most ? shown.getLast().seq() : null));
    }

    @PostMapping("/parked/{channel:-?\\d{1,18}}/{seq:\\d{1,18}}/replay")
    @Requires(Scope.SIGNALS_WRITE)
    @Operation(operationId = "replayParked", summary = "Try a parked change once more")
    ResponseEntity<ParkedOutcome> replay(
            HttpServletRequest request, @PathVariable long channel, @PathVariable long seq) {
        Caller.of(request).mustSee(channel);
        Outcome outcome = parked.replay(channel, seq)
                .orElseThrow(() -> ApiProblem.of(Problem.MESSAGE_NOT_FOUND, "no change %d is parked".formatted(seq)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ParkedOutcome(
                        outcome.result().name().toLowerCase(Locale.ROOT), outcome.reason(), outcome.attempts()));
    }

    private static long position(@Nullable String after) {
        if (after != null && !after.matches("\\d{1,18}")) {
            throw ApiProblem.invalidParameter("after", "the next of the page before");
        }
        return after == null ? 0 : Long.parseLong(after);
    }
}
