package dev.tradingsystem.telegram.tpcapital.http.review;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.http.signal.ReasonBody;
import dev.tradingsystem.telegram.tpcapital.http.signal.SignalIds;
import dev.tradingsystem.telegram.tpcapital.read.ReviewReader;
import dev.tradingsystem.telegram.tpcapital.signal.Reason;
import dev.tradingsystem.telegram.tpcapital.signal.ReviewDecision;
import dev.tradingsystem.telegram.tpcapital.signal.ReviewDecisions;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What a person decides about a review. What becomes a signal passes the checks of any order.
@RestController
@Requires(Scope.SIGNALS_WRITE)
@Tag(name = "reviews")
class DecideController {

    private static final String ONE = "/reviews/{id:" + SignalIds.FORM + "}";

    private final ReviewDecisions decisions;
    private final ReviewReader reviews;

    DecideController(ReviewDecisions decisions, ReviewReader reviews) {
        this.decisions = decisions;
        this.reviews = reviews;
    }

    @PostMapping(ONE + "/accept")
    @Operation(operationId = "acceptReview", summary = "The draft is right: it becomes a signal")
    ResponseEntity<ReviewView> accept(HttpServletRequest request, @PathVariable String id) {
        SignalId name = name(request, id);
        return answer(name, decisions.accept(name));
    }

    @PostMapping(ONE + "/correct")
    @Operation(operationId = "correctReview", summary = "This signal is what the message means")
    ResponseEntity<ReviewView> correct(
            HttpServletRequest request, @PathVariable String id, @RequestBody SignalBody body) {
        SignalId name = name(request, id);
        return answer(name, decisions.correct(name, body.checked()));
    }

    @PostMapping(ONE + "/reject")
    @Operation(operationId = "rejectReview", summary = "The message holds no order")
    ResponseEntity<ReviewView> reject(
            HttpServletRequest request, @PathVariable String id, @RequestBody ReasonBody body) {
        SignalId name = name(request, id);
        return answer(name, decisions.reject(name, body.checked()));
    }

    private static SignalId name(HttpServletRequest request, String id) {
        return SignalIds.read(id, Caller.of(request), Problem.REVIEW_NOT_FOUND);
    }

    private ResponseEntity<ReviewView> answer(SignalId id, ReviewDecision decision) {
        return switch (decision) {
            case ReviewDecision.Done _ ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(ReviewView.of(reviews.find(id).orElseThrow()));
            case ReviewDecision.Unknown() -> throw ApiProblem.of(Problem.REVIEW_NOT_FOUND, "review " + id);
            case ReviewDecision.Decided(var state) ->
                throw ApiProblem.of(Problem.REVIEW_DECIDED, "the review is " + state)
                        .with("state", state);
            case ReviewDecision.Invalid invalid -> {
                List<String> reasons =
                        invalid.reasons().stream().map(Reason::word).toList();
                throw ApiProblem.of(Problem.INVALID_BODY, "the order fails " + String.join(", ", reasons))
                        .with("reasons", reasons);
            }
        };
    }
}
