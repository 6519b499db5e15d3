package dev.tradingsystem.telegram.api.consumer;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.Cursor;
import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.api.page.Links;
import dev.tradingsystem.telegram.api.page.PageInfo;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.page.Question;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.consumer.Consumer;
import dev.tradingsystem.telegram.store.consumer.ConsumerResults;
import dev.tradingsystem.telegram.store.consumer.ConsumerResults.Failure;
import dev.tradingsystem.telegram.store.consumer.ConsumerResults.Result;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.read.Changes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What consumers say: how far they are, and what they could not do.
@RestController
@Requires(Scope.CONSUMERS_WRITE)
@Tag(name = "consumers")
class OffsetController {

    private static final int MOST = 1_000;
    private static final int LONGEST_REASON = 500;
    private static final Set<String> OUTCOMES = Set.of("processed", "ignored", "failed");

    private final Consumers consumers;
    private final ConsumerResults results;
    private final KnownConsumers known;
    private final Changes changes;
    private final Cursors cursors;
    private final PageProperties sizes;

    OffsetController(
            Consumers consumers,
            ConsumerResults results,
            KnownConsumers known,
            Changes changes,
            Cursors cursors,
            PageProperties sizes) {
        this.consumers = consumers;
        this.results = results;
        this.known = known;
        this.changes = changes;
        this.cursors = cursors;
        this.sizes = sizes;
    }

    /// @param seq everything up to this number is done
    /// @param expected where the offset must be now
    record Ack(@Nullable Long seq, @Nullable Long expected) {}

    /// @param seq a number of the log
    /// @param at or a moment: the offset is set before what was committed from then on
    record Seek(@Nullable Long seq, @Nullable Instant at) {}

    /// @param outcome `processed`, `ignored` or `failed`
    record Outcome(
            ChannelId channelId,
            MessageId messageId,
            int version,
            String outcome,
            @Nullable String reason) {}

    /// @param items 1 to 1000
    record Outcomes(List<Outcome> items) {}

    /// @param parked how many are set aside now
    record Noted(int taken, int parked) {}

    /// A message version that failed.
    record FailureDocument(
            ChannelId channelId,
            MessageId messageId,
            int version,
            String outcome,
            @Nullable String reason,
            int attempts,
            Instant at) {}

    record FailurePage(List<FailureDocument> items, PageInfo page) {}

    @PostMapping(ConsumerController.ONE + "/ack")
    @Operation(operationId = "ackConsumer", summary = "Moves the offset on; the same number again changes nothing")
    ResponseEntity<ConsumerDocument> ack(@PathVariable String name, @RequestBody Ack ack) {
        Consumer consumer = known.own(name);
        long seq = number(ack.seq());
        if (!consumers.ack(name, seq, ack.expected())) {
            long offset = known.find(name).offset();
            boolean repeated = offset == seq && (ack.expected() == null || ack.expected() == seq);
            if (!repeated) {
                throw ApiProblem.of(Problem.OFFSET_CONFLICT, "the offset of " + consumer.name() + " is " + offset)
                        .with("offset", offset);
            }
        }
        return answer(known.document(name));
    }

    @PostMapping(ConsumerController.ONE + "/seek")
    @Requires(Scope.OPERATOR)
    @Operation(operationId = "seekConsumer", summary = "Sets the offset, forwards or backwards")
    ResponseEntity<ConsumerDocument> seek(@PathVariable String name, @RequestBody Seek seek) {
        Consumer consumer = known.own(name);
        Instant at = seek.at();
        if ((at == null) == (seek.seq() == null)) {
            throw ApiProblem.invalidBody("/seq", "either seq or at");
        }
        Changes.Bounds bounds = changes.bounds();
        long seq = at == null ? number(seek.seq()) : consumers.before(at, bounds.floor(), bounds.head());
        consumers.seek(consumer.name(), seq);
        return answer(known.document(name));
    }

    /// A number of the log.
    private long number(@Nullable Long seq) {
        if (seq == null || seq < 0) {
            throw ApiProblem.invalidBody("/seq", "a number from 0 on");
        }
        long head = changes.head();
        if (seq > head) {
            throw ApiProblem.of(Problem.CURSOR_AHEAD, "seq=" + seq + " is beyond the newest change " + head)
                    .with("head", head);
        }
        return seq;
    }

    @PostMapping(ConsumerController.ONE + "/results")
    @Operation(
            operationId = "reportResults",
            summary = "Says what became of single messages; the fifth failure parks one")
    ResponseEntity<Noted> results(
            HttpServletRequest request, @PathVariable String name, @RequestBody Outcomes outcomes) {
        Consumer consumer = known.own(name);
        List<Outcome> items = outcomes.items();
        if (items == null || items.isEmpty() || items.size() > MOST) {
            throw ApiProblem.invalidBody("/items", "1 to " + MOST + " items");
        }
        Caller caller = Caller.of(request);
        List<Result> checked = items.stream().map(item -> checked(item, caller)).toList();
        return answer(new Noted(checked.size(), results.report(consumer.name(), checked)));
    }

    private static Result checked(@Nullable Outcome item, Caller caller) {
        if (item == null
                || item.channelId() == null
                || item.messageId() == null
                || item.version() < 1
                || !OUTCOMES.contains(String.valueOf(item.outcome()))) {
            throw ApiProblem.invalidBody(
                    "/items", "each has channelId, messageId, a version from 1 on, and processed, ignored or failed");
        }
        String reason = item.reason();
        if (reason != null && (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0)) {
            throw ApiProblem.invalidBody("/items", "a reason has at most " + LONGEST_REASON + " characters");
        }
        caller.mustSee(item.channelId());
        return new Result(item.channelId().value(), item.messageId().value(), item.version(), item.outcome(), reason);
    }

    @GetMapping(ConsumerController.ONE + "/failures")
    @Requires(Scope.CONSUMERS_READ)
    @Operation(operationId = "listFailures", summary = "What a consumer could not do, newest first")
    ResponseEntity<FailurePage> failures(
            HttpServletRequest request,
            @PathVariable String name,
            @Parameter(description = "items on the page, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(description = "page.next of the page before") @RequestParam(required = false) @Nullable
                    String cursor) {
        Consumer consumer = known.find(name);
        var question = new Question(List.of("failures", name));
        int size = sizes.limitOf(limit);
        Failure before =
                cursor == null ? null : at(cursors.read(cursor, question).position());
        List<Failure> found = results.failures(consumer.name(), before, size + 1);
        boolean more = found.size() > size;
        List<Failure> items = more ? found.subList(0, size) : found;
        Failure last = items.isEmpty() ? null : items.getLast();
        String next = !more || last == null
                ? null
                : cursors.write(
                        new Cursor(new MessageKey(last.channelId(), last.messageId(), last.at()), false), question);
        var info = new PageInfo(size, "marked", "desc", next, null);
        List<FailureDocument> visible = items.stream()
                .filter(each -> Caller.of(request).key().sees(each.channelId()))
                .map(OffsetController::document)
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .headers(Links.of(request, info))
                .body(new FailurePage(visible, info));
    }

    private static Failure at(MessageKey position) {
        return new Failure(position.channelId(), position.messageId(), 0, "", null, 0, position.sentAt());
    }

    private static FailureDocument document(Failure failure) {
        return new FailureDocument(
                new ChannelId(failure.channelId()),
                new MessageId(failure.messageId()),
                failure.version(),
                failure.outcome(),
                failure.reason(),
                failure.attempts(),
                failure.at());
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
