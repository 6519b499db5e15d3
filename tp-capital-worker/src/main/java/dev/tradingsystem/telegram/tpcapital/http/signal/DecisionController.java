package dev.tradingsystem.telegram.tpcapital.http.signal;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.read.SignalReader;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDecision;
import dev.tradingsystem.telegram.tpcapital.signal.SignalDecisions;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What a person decides about a signal: each decision is a new version, nothing is lost.
@RestController
@Requires(Scope.SIGNALS_WRITE)
@Tag(name = "signals")
class DecisionController {

    private static final String ONE = "/signals/{id:" + SignalIds.FORM + "}";

    private final SignalDecisions decisions;
    private final SignalReader signals;

    DecisionController(SignalDecisions decisions, SignalReader signals) {
        this.decisions = decisions;
        this.signals = signals;
    }

    @PostMapping(ONE + "/cancel")
    @Operation(operationId = "cancelSignal", summary = "Cancel a signal; again changes nothing")
    ResponseEntity<SignalView> cancel(
            HttpServletRequest request, @PathVariable String id, @RequestBody ReasonBody body) {
        SignalId name = SignalIds.read(id, Caller.of(request));
        return answer(name, decisions.cancel(name, body.checked()));
    }

    @PostMapping(ONE + "/restore")
    @Operation(operationId = "restoreSignal", summary = "Give a cancelled signal the status it had before")
    ResponseEntity<SignalView> restore(
            HttpServletRequest request, @PathVariable String id, @RequestBody ReasonBody body) {
        SignalId name = SignalIds.read(id, Caller.of(request));
        return answer(name, decisions.restore(name, body.checked()));
    }

    private ResponseEntity<SignalView> answer(SignalId id, SignalDecision decision) {
        return switch (decision) {
            case SignalDecision.Done _ ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(SignalView.of(signals.find(id).orElseThrow()));
            case SignalDecision.Unknown() -> throw ApiProblem.of(Problem.SIGNAL_NOT_FOUND, "signal " + id);
            case SignalDecision.Refused(var status) ->
                throw ApiProblem.of(Problem.SIGNAL_STATE, "the signal is " + status.word())
                        .with("state", status.word());
        };
    }
}
