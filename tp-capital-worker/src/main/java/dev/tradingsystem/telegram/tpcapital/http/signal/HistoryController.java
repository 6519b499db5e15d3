package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.read.SignalHistory;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What a signal was before, and what was said about it later.
@RestController
@Requires(Scope.SIGNALS_READ)
@Tag(name = "signals")
class HistoryController {

    private static final String ONE = "/signals/{id:" + SignalIds.FORM + "}";

    private final SignalReader signals;
    private final SignalHistory history;

    HistoryController(SignalReader signals, SignalHistory history) {
        this.signals = signals;
        this.history = history;
    }

    @GetMapping(ONE + "/versions")
    @Operation(operationId = "listSignalVersions", summary = "Every state the signal had, the first one first")
    ResponseEntity<VersionList> versions(HttpServletRequest request, @PathVariable String id) {
        return mutable(VersionList.of(history.versions(row(request, id))));
    }

    @GetMapping(ONE + "/events")
    @Operation(operationId = "listSignalEvents", summary = "Updates and cancellations of the signal, oldest first")
    ResponseEntity<EventList> events(HttpServletRequest request, @PathVariable String id) {
        return mutable(EventList.of(history.events(row(request, id))));
    }

    private long row(HttpServletRequest request, String id) {
        SignalId name = SignalIds.read(id, Caller.of(request));
        return signals.find(name)
                .orElseThrow(() -> ApiProblem.of(Problem.SIGNAL_NOT_FOUND, "signal " + name))
                .id();
    }

    private static <T> ResponseEntity<T> mutable(T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(body);
    }
}
