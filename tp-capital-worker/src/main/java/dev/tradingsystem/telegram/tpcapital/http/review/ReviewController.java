package dev.tradingsystem.telegram.tpcapital.http.review;

import dev.tradingsystem.telegram.tpcapital.http.key.Caller;
import dev.tradingsystem.telegram.tpcapital.http.key.Requires;
import dev.tradingsystem.telegram.tpcapital.http.key.Scope;
import dev.tradingsystem.telegram.tpcapital.http.page.Cursor;
import dev.tradingsystem.telegram.tpcapital.http.page.Pages;
import dev.tradingsystem.telegram.tpcapital.http.page.Question;
import dev.tradingsystem.telegram.tpcapital.http.page.SentRange;
import dev.tradingsystem.telegram.tpcapital.http.page.Values;
import dev.tradingsystem.telegram.tpcapital.http.problem.ApiProblem;
import dev.tradingsystem.telegram.tpcapital.http.problem.Problem;
import dev.tradingsystem.telegram.tpcapital.http.signal.SignalIds;
import dev.tradingsystem.telegram.tpcapital.http.web.HttpProperties;
import dev.tradingsystem.telegram.tpcapital.read.Position;
import dev.tradingsystem.telegram.tpcapital.read.ReviewReader;
import dev.tradingsystem.telegram.tpcapital.read.ReviewRecord;
import dev.tradingsystem.telegram.tpcapital.signal.Reason;
import dev.tradingsystem.telegram.tpcapital.signal.SignalId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The reviews: pages, and one by its id.
@RestController
@Requires(Scope.SIGNALS_READ)
@Tag(name = "reviews")
class ReviewController {

    private final ReviewReader reviews;
    private final Pages pages;
    private final HttpProperties properties;

    ReviewController(ReviewReader reviews, Pages pages, HttpProperties properties) {
        this.reviews = reviews;
        this.pages = pages;
        this.properties = properties;
    }

    @GetMapping("/reviews")
    @Operation(operationId = "listReviews", summary = "A page of reviews, newest first")
    ResponseEntity<ReviewPage> list(
            HttpServletRequest request, @ParameterObject @ModelAttribute ReviewParameters given) {
        var range = SentRange.of(given.from(), given.to(), given.tz(), properties.zone());
        var filter = new ReviewReader.Filter(
                Caller.of(request).channels(Values.channels(given.channel())),
                Values.words("reason", given.reason(), Reason.class, Reason::word),
                Values.oneOf("state", given.state(), "open", "open", "accepted", "corrected", "rejected"),
                range.from(),
                range.to());
        Pages.Cut<ReviewRecord> cut = pages.cut(
                new Question("reviews", filter),
                given.cursor(),
                Values.limit(given.limit()),
                "desc",
                (after, back, most) ->
                        reviews.page(filter, after == null ? null : new Position(after.at(), after.id()), back, most),
                review -> new Cursor(review.sentAt(), review.row(), false));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .headers(Pages.links(request, cut.page()))
                .body(new ReviewPage(cut.items().stream().map(ReviewView::of).toList(), cut.page()));
    }

    @GetMapping("/reviews/{id:" + SignalIds.FORM + "}")
    @Operation(operationId = "getReview", summary = "The newest version of a review")
    ResponseEntity<ReviewView> one(HttpServletRequest request, @PathVariable String id) {
        SignalId name = SignalIds.read(id, Caller.of(request), Problem.REVIEW_NOT_FOUND);
        ReviewRecord review =
                reviews.find(name).orElseThrow(() -> ApiProblem.of(Problem.REVIEW_NOT_FOUND, "review " + name));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(ReviewView.of(review));
    }
}
