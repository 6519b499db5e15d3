package dev.tradingsystem.telegram.api.consumer;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import dev.tradingsystem.telegram.store.consumer.Consumer;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.read.Changes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Who follows the log, and how far each of them is.
@RestController
@Requires(Scope.CONSUMERS_READ)
@Tag(name = "consumers")
class ConsumerController {

    /// The path of one consumer.
    static final String ONE = "/consumers/{name:[a-z0-9-]{1,64}}";

    private final Consumers consumers;
    private final KnownConsumers known;
    private final Changes changes;

    ConsumerController(Consumers consumers, KnownConsumers known, Changes changes) {
        this.consumers = consumers;
        this.known = known;
        this.changes = changes;
    }

    record ConsumerList(List<ConsumerDocument> items) {}

    /// @param channels only these; all when absent
    /// @param kinds posted, edited, deleted; all when absent
    /// @param from `now` (default), `beginning`, or a number of the log
    record Wanted(
            @Nullable List<ChannelId> channels,
            @Nullable List<String> kinds,

            @Schema(oneOf = {String.class, Long.class}) @Nullable
            JsonNode from) {}

    @GetMapping("/consumers")
    @Operation(operationId = "listConsumers", summary = "All consumers, sinks among them, and how far they are")
    ResponseEntity<ConsumerList> list() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ConsumerList(known.list()));
    }

    @GetMapping(ONE)
    @Operation(operationId = "getConsumer", summary = "How far a consumer is")
    ResponseEntity<ConsumerDocument> one(@PathVariable String name) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(known.document(name));
    }

    @PutMapping(ONE)
    @Requires(Scope.CONSUMERS_WRITE)
    @Operation(operationId = "putConsumer", summary = "Makes a consumer; again with the same values changes nothing")
    ResponseEntity<ConsumerDocument> put(
            HttpServletRequest request, @PathVariable String name, @RequestBody Wanted wanted) {
        Set<Long> channels = channels(wanted.channels(), Caller.of(request));
        Set<String> kinds = kinds(wanted.kinds());
        boolean created = consumers.create(name, channels, kinds, offset(wanted.from()));
        if (!created) {
            Consumer present = known.own(name);
            if (!Objects.equals(present.channels(), channels) || !Objects.equals(present.kinds(), kinds)) {
                throw ApiProblem.of(Problem.CONSUMER_EXISTS, name + " has other channels or kinds")
                        .with("href", "/consumers/" + name);
            }
        }
        ResponseEntity.BodyBuilder answer =
                created ? ResponseEntity.created(URI.create("/consumers/" + name)) : ResponseEntity.ok();
        return answer.cacheControl(CacheControl.noStore()).body(known.document(name));
    }

    private static @Nullable Set<Long> channels(@Nullable List<ChannelId> given, Caller caller) {
        if (given == null) {
            return null;
        }
        given.forEach(caller::mustSee);
        return given.stream().map(ChannelId::value).collect(Collectors.toSet());
    }

    private static @Nullable Set<String> kinds(@Nullable List<String> given) {
        if (given != null
                && !Stream.of(ChangeKind.values())
                        .map(ChangeKind::word)
                        .toList()
                        .containsAll(given)) {
            throw ApiProblem.invalidBody("/kinds", "any of posted, edited, deleted");
        }
        return given == null ? null : Set.copyOf(given);
    }

    private long offset(@Nullable JsonNode from) {
        Changes.Bounds bounds = changes.bounds();
        if (from == null
                || from.isNull()
                || (from.isString() && from.stringValue().equals("now"))) {
            return bounds.head();
        }
        if (from.isString() && from.stringValue().equals("beginning")) {
            return bounds.floor() - 1;
        }
        if (from.isIntegralNumber() && from.canConvertToLong() && from.longValue() >= 0) {
            if (from.longValue() > bounds.head()) {
                throw ApiProblem.of(Problem.CURSOR_AHEAD, "from is beyond the newest change")
                        .with("head", bounds.head());
            }
            return from.longValue();
        }
        throw ApiProblem.invalidBody("/from", "now, beginning, or a number of the log");
    }

    @DeleteMapping(ONE)
    @Requires(Scope.OPERATOR)
    @Operation(operationId = "deleteConsumer", summary = "Forgets a consumer and all it reported")
    ResponseEntity<Void> delete(@PathVariable String name) {
        consumers.delete(known.own(name).name());
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
    }
}
