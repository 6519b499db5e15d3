package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.api.page.PageProperties;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.consumer.Consumer;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The log from a consumer's offset on. Reading does not move the offset.
@RestController
@Requires(Scope.CONSUMERS_READ)
@Tag(name = "consumers")
class ConsumerChangesController {

    private final Consumers consumers;
    private final LongPoll poll;
    private final PageProperties sizes;

    ConsumerChangesController(Consumers consumers, LongPoll poll, PageProperties sizes) {
        this.consumers = consumers;
        this.poll = poll;
        this.sizes = sizes;
    }

    @GetMapping("/consumers/{name:[a-z0-9-]{1,64}}/changes")
    @Operation(operationId = "listConsumerChanges", summary = "What a consumer has not acknowledged, in order")
    ResponseEntity<ChangePage> changes(
            HttpServletRequest request,
            @PathVariable String name,
            @Parameter(description = "items in the answer, at most 500; default 50")
                    @RequestParam(required = false)
                    @Nullable
                    String limit,
            @Parameter(
                            description = "seconds to hold the answer until something matches",
                            schema = @Schema(type = "integer", minimum = "0", maximum = "30", defaultValue = "0"))
                    @RequestParam(defaultValue = "0")
                    int wait)
            throws InterruptedException {
        Caller caller = Caller.of(request);
        Consumer consumer = consumers
                .find(name)
                .orElseThrow(() -> ApiProblem.of(Problem.CONSUMER_NOT_FOUND, "there is no consumer " + name));
        ChangeFilter filter = ChangeFilter.of(consumer.channels(), consumer.kinds(), caller);
        ChangePage page = poll.after(consumer.offset(), sizes.limitOf(limit), filter, wait);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page);
    }
}
