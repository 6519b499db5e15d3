package dev.tradingsystem.telegram.tpcapital.http.parse;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.signal.SignalView.ParserView;
import dev.tradingsystem.telegram.tpcapital.signal.DryRun;
import dev.tradingsystem.telegram.tpcapital.signal.Reading;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Tells how a text would be read. Nothing is stored.
@RestController
@Requires(Scope.SIGNALS_READ)
@Tag(name = "parser")
class ParseController {

    private static final int LONGEST = 8192;
    private static final long NO_CHANNEL = 0;

    private final DryRun dryRun;
    private final Clock clock;

    ParseController(DryRun dryRun, Clock clock) {
        this.dryRun = dryRun;
        this.clock = clock;
    }

    /// A text to read.
    ///
    /// @param text at most 8192 characters
    /// @param sentAt when it was sent, which completes dates; now when it is not given
    /// @param channelId the channel whose strictness holds
    record ParseRequest(
            @Nullable String text,
            @Nullable Instant sentAt,
            @Nullable String channelId) {}

    /// How it was read.
    ///
    /// @param kind of the strongest finding
    /// @param findings in text order; none for noise
    record ParseAnswer(String kind, List<FindingView> findings, double elapsedMicros, ParserView parser) {}

    @PostMapping(path = "/parse", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "parse",
            summary = "How a text would be read; stores nothing",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        schema = @Schema(implementation = ParseRequest.class)),
                                @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
                            }))
    ResponseEntity<ParseAnswer> parse(HttpServletRequest request, @RequestBody ParseRequest asked) {
        long channelId = NO_CHANNEL;
        if (asked.channelId() != null) {
            if (!Values.CHANNEL.matcher(asked.channelId()).matches()) {
                throw ApiProblem.invalidBody("/channelId", "a channel's id, as a string");
            }
            channelId = Long.parseLong(asked.channelId());
            Caller.of(request).mustSee(channelId);
        }
        return answer(asked.text(), asked.sentAt() == null ? clock.instant() : asked.sentAt(), channelId);
    }

    @PostMapping(path = "/parse", consumes = MediaType.TEXT_PLAIN_VALUE)
    @Operation(hidden = true)
    ResponseEntity<ParseAnswer> parse(@RequestBody(required = false) @Nullable String text) {
        return answer(text, clock.instant(), NO_CHANNEL);
    }

    private ResponseEntity<ParseAnswer> answer(@Nullable String text, Instant sentAt, long channelId) {
        if (text == null || text.length() > LONGEST) {
            throw ApiProblem.invalidBody("/text", "up to %d characters".formatted(LONGEST));
        }
        long began = System.nanoTime();
        Reading reading = dryRun.read(text, sentAt, channelId);
        double micros = Math.round((System.nanoTime() - began) / 100.0) / 10.0;
        List<FindingView> findings =
                reading.findings().stream().flatMap(FindingView::of).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new ParseAnswer(
                        reading.kind().word(), findings, micros, new ParserView(reading.parserVersion())));
    }
}
