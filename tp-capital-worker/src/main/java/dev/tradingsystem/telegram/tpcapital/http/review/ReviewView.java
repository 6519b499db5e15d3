package dev.tradingsystem.telegram.tpcapital.http.review;

import dev.tradingsystem.telegram.tpcapital.http.signal.SignalView;
import dev.tradingsystem.telegram.tpcapital.read.OrderDocument;
import dev.tradingsystem.telegram.tpcapital.read.ReviewRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A finding that waits for a person, or waited.
///
/// @param version the message's version it was read from
/// @param reasons every check that failed
/// @param draft what could be read
/// @param decision what a person made of it; null while it is open
record ReviewView(
        String id,
        int version,
        String text,
        List<String> reasons,
        OrderDocument draft,
        Map<String, List<Integer>> spans,
        String state,
        @Nullable ReviewOutcome decision,
        SignalView.ParserView parser,
        ReviewSource source,
        Instant storedAt,
        ReviewLinks links) {

    /// Who decided, when and why.
    record ReviewOutcome(
            @Nullable String by, Instant at, @Nullable String reason) {}

    /// The message it was read from.
    record ReviewSource(String channelId, String messageId, int messageVersion, long seq, Instant sentAt) {}

    /// Where to go from here.
    ///
    /// @param signal what was made of it, when something was
    record ReviewLinks(
            String self, String message, @Nullable String signal) {}

    static ReviewView of(ReviewRecord review) {
        String message =
                "/messages/" + review.id().channelId() + "/" + review.id().messageId();
        Instant decidedAt = review.decidedAt();
        boolean taken = review.state().equals("accepted") || review.state().equals("corrected");
        return new ReviewView(
                review.id().toString(),
                review.version(),
                review.text(),
                review.reasons(),
                OrderDocument.of(review.draft()),
                OrderDocument.spans(review.spans()),
                review.state(),
                decidedAt == null ? null : new ReviewOutcome(review.decidedBy(), decidedAt, review.decision()),
                new SignalView.ParserView(review.parserVersion()),
                new ReviewSource(
                        Long.toString(review.id().channelId()),
                        Long.toString(review.id().messageId()),
                        review.version(),
                        review.seq(),
                        review.sentAt()),
                review.createdAt(),
                new ReviewLinks("/reviews/" + review.id(), message, taken ? "/signals/" + review.id() : null));
    }
}
