package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.api.id.Seq;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.key.Requires;
import dev.tradingsystem.telegram.api.key.Scope;
import dev.tradingsystem.telegram.store.key.ApiKeys;
import dev.tradingsystem.telegram.store.read.Changes.Bounds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The log, as a stream of server-sent events. The request's own virtual thread serves it.
@RestController
@Requires(Scope.MESSAGES_READ)
@Tag(name = "changes")
class StreamController {

    private static final int RETRY_MILLIS = 3_000;

    private final ChangeReader reader;
    private final LogTail tail;
    private final LogPages pages;
    private final JsonMapper json;
    private final StreamProperties properties;
    private final OpenStreams open;
    private final StreamMetrics metrics;
    private final ApiKeys keys;

    StreamController(
            ChangeReader reader,
            LogTail tail,
            LogPages pages,
            JsonMapper json,
            StreamProperties properties,
            OpenStreams open,
            StreamMetrics metrics,
            ApiKeys keys) {
        this.reader = reader;
        this.tail = tail;
        this.pages = pages;
        this.json = json;
        this.properties = properties;
        this.open = open;
        this.metrics = metrics;
        this.keys = keys;
    }

    @GetMapping(path = "/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "streamChanges",
            summary = "What happens from a position on, as it happens; resumes by Last-Event-ID")
    void stream(
            HttpServletRequest request,
            HttpServletResponse response,
            @Parameter(
                            description = "the position, as the client of an event source sends it; wins over since",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    Seq lastEventId,
            @Parameter(
                            description = "the position: changes with a higher number follow; default now",
                            schema = @Schema(type = "integer", format = "int64", minimum = "0"))
                    @RequestParam(required = false)
                    @Nullable
                    Seq since,
            @Parameter(description = "ids of channels, with commas or repeated")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> channel,
            @Parameter(description = "posted, edited, deleted, with commas or repeated")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> kind,
            @Parameter(description = "an answer 410 or 409 instead of a gap at the start")
                    @RequestParam(defaultValue = "false")
                    boolean strict,
            @Parameter(description = "names of the message's fields wanted, also media.* and replyTo.*")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> fields)
            throws IOException, InterruptedException {
        Caller caller = Caller.of(request);
        ChangeFilter filter = ChangeFilter.of(channel, kind, caller);
        Projection projection = Projection.of(fields);
        Seq from = lastEventId == null ? since : lastEventId;
        open.open(caller.key().id(), caller.key().unlimited());
        try (LogTail.Following _ = tail.follow()) {
            Bounds bounds = tail.bounds();
            long position = from == null ? bounds.head() : from.value();
            if (strict) {
                reader.mustHold(position, bounds);
            }
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setCharacterEncoding("UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            if (!request.getMethod().equals("HEAD")) {
                var writer = new EventWriter(response, json, projection, metrics);
                writer.retryAfter(RETRY_MILLIS);
                writer.write(null, "hello", new Hello(position, bounds.head(), bounds.floor(), heartbeatSeconds()));
                send(
                        new ChangeStream(tail, pages, properties, filter, writer, () -> isValid(caller), position),
                        writer);
            }
        } finally {
            open.close(caller.key().id());
        }
    }

    private void send(ChangeStream stream, EventWriter writer) throws InterruptedException {
        String reason = "error";
        try {
            writer.flush();
            reason = stream.run();
            writer.write(null, "bye", new Bye(reason));
            writer.flush();
        } catch (IOException e) {
            reason = e instanceof SocketTimeoutException || e.getCause() instanceof SocketTimeoutException
                    ? "slow"
                    : "client";
        } finally {
            metrics.closed(reason);
        }
    }

    private long heartbeatSeconds() {
        return properties.heartbeat().toSeconds();
    }

    /// A database that does not answer revokes nobody.
    private boolean isValid(Caller caller) {
        try {
            return keys.isValid(caller.key());
        } catch (DataAccessException e) {
            return true;
        }
    }

    private record Hello(long from, long head, long floor, long heartbeatSeconds) {}

    private record Bye(String reason) {}
}
