package dev.tradingsystem.telegram.tpcapital.http.legacy;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.SentRange;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import dev.tradingsystem.telegram.tpcapital.read.PreviousNames;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDecisions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The signals in the previous stack's shape.
@RestController
@Hidden
class PreviousSignalController {

    private static final int LIMIT = 1000;

    private final PreviousNames signals;
    private final SignalDecisions decisions;
    private final HttpProperties properties;

    PreviousSignalController(PreviousNames signals, SignalDecisions decisions, HttpProperties properties) {
        this.signals = signals;
        this.decisions = decisions;
        this.properties = properties;
    }

    @GetMapping(path = "/signals", version = "0")
    @Requires(Scope.SIGNALS_READ)
    ResponseEntity<PreviousSignal.Answer> list(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        SentRange range = PreviousParameters.range(from, to, properties.zone());
        var filter = new PreviousNames.Filter(
                PreviousParameters.channels(channel, Caller.of(request)),
                PreviousParameters.given(type),
                PreviousParameters.given(search),
                range.from(),
                range.to());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(new PreviousSignal.Answer(
                        signals.signals(filter, PreviousParameters.limit(limit, LIMIT, LIMIT)).stream()
                                .map(PreviousSignal::of)
                                .toList()));
    }

    /// Takes back what was stored at an instant; nothing is removed.
    @DeleteMapping(path = "/signals", version = "0")
    @Requires(Scope.SIGNALS_WRITE)
    ResponseEntity<Map<String, String>> delete(
            HttpServletRequest request, @RequestBody(required = false) @Nullable String body) {
        if (Caller.of(request).key().channels() != null) {
            throw ApiProblem.of(Problem.CHANNEL_FORBIDDEN, "this takes back signals of every channel");
        }
        String given = ingestedAt(body);
        if (given == null) {
            return ResponseEntity.badRequest().body(Map.of("error", "ingestedAt is required"));
        }
        Instant at = PreviousParameters.range(given, null, properties.zone()).from();
        if (at != null) {
            decisions.cancelStoredAt(at, "deleted by a client of the previous stack");
        }
        return ResponseEntity.ok(Map.of("status", "ok"));
    }

    private static @Nullable String ingestedAt(@Nullable String body) {
        try {
            JsonNode value =
                    JsonMapper.shared().readTree(body == null ? "{}" : body).path("ingestedAt");
            return PreviousParameters.given(value.asString(null));
        } catch (JacksonException e) {
            throw ApiProblem.invalidBody("", "not JSON");
        }
    }
}
