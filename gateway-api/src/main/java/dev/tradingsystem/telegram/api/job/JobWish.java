package dev.tradingsystem.telegram.api.job;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.store.job.JobKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is asked for.
///
/// @param channels all watched ones when absent
/// @param last sync: so many ids from the newest one on, 1 to 1,000,000
/// @param since sync: what was sent at that time or later
/// @param missing sync: only what has no verdict
/// @param consumer reprocess: who shall take the messages again
/// @param from reprocess: sent at that time or later
/// @param to reprocess: sent before
record JobWish(
        @Schema(allowableValues = {"sync", "discover", "audit", "refresh-titles", "reprocess"})
        String kind,

        @Nullable List<ChannelId> channels,
        @Nullable Integer last,
        @Nullable Instant since,
        @Nullable Boolean missing,
        @Nullable String consumer,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final int MOST = 1_000_000;
    private static final Set<JobKind> ASKABLE =
            Set.of(JobKind.SYNC, JobKind.DISCOVER, JobKind.AUDIT, JobKind.REFRESH_TITLES, JobKind.REPROCESS);

    JobKind jobKind() {
        return ASKABLE.stream()
                .filter(known -> known.word().equals(kind))
                .findFirst()
                .orElseThrow(
                        () -> ApiProblem.invalidBody("/kind", "sync, discover, audit, refresh-titles or reprocess"));
    }

    /// The row's request; only what the kind knows.
    ObjectNode parameters(Caller caller) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        JobKind asked = jobKind();
        if (asked != JobKind.DISCOVER) {
            channels(parameters, caller);
        }
        mustBelong(asked == JobKind.SYNC, last, since, missing);
        mustBelong(asked == JobKind.REPROCESS, consumer, from, to);
        if (asked == JobKind.SYNC) {
            sync(parameters);
        }
        if (asked == JobKind.REPROCESS) {
            reprocess(parameters);
        }
        return parameters;
    }

    private void channels(ObjectNode parameters, Caller caller) {
        List<ChannelId> named = channels;
        if (named == null && caller.key().channels() != null) {
            named = caller.key().channels().stream().map(ChannelId::new).toList();
        }
        if (named != null && !named.isEmpty()) {
            named.forEach(caller::mustSee);
            ArrayNode array = parameters.putArray("channels");
            named.stream().sorted().distinct().forEach(channel -> array.add(channel.toString()));
        }
    }

    private static void mustBelong(boolean known, @Nullable Object... values) {
        if (!known && Stream.of(values).anyMatch(Objects::nonNull)) {
            throw ApiProblem.invalidBody("/kind", "does not go with the other fields");
        }
    }

    private void sync(ObjectNode parameters) {
        if (Stream.of(last, since, Boolean.TRUE.equals(missing) ? missing : null)
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            throw ApiProblem.invalidBody("/last", "one of last, since and missing");
        }
        if (last != null) {
            if (last < 1 || last > MOST) {
                throw ApiProblem.invalidBody("/last", "1 to " + MOST);
            }
            parameters.put("last", last);
        }
        if (since != null) {
            parameters.put("since", since.toString());
        }
        if (Boolean.TRUE.equals(missing)) {
            parameters.put("missing", true);
        }
    }

    private void reprocess(ObjectNode parameters) {
        if (consumer == null || !consumer.matches("[a-z0-9-]{1,64}")) {
            throw ApiProblem.invalidBody("/consumer", "[a-z0-9-]{1,64}");
        }
        parameters.put("consumer", consumer);
        if (from != null) {
            parameters.put("from", from.toString());
        }
        if (to != null) {
            parameters.put("to", to.toString());
        }
    }
}
