package dev.tradingsystem.telegram.gateway.job;

import dev.tradingsystem.telegram.store.job.Job;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a job asks for, read from its row.
record Parameters(JsonNode node) {

    static Parameters of(Job job) {
        return new Parameters(job.request());
    }

    /// The channels it names, in their order, or these ones.
    List<Long> channels(Collection<Long> unlessNamed) {
        JsonNode named = node.path("channels");
        if (!named.isArray() || named.isEmpty()) {
            return unlessNamed.stream().sorted().toList();
        }
        var channels = new ArrayList<Long>();
        for (JsonNode channel : named) {
            channels.add(Long.parseLong(channel.asString()));
        }
        return channels;
    }

    /// A number; `null` when it is not given.
    @Nullable
    Long number(String name) {
        JsonNode value = node.path(name);
        return value.isNumber() || value.isString() ? Long.valueOf(value.asString()) : null;
    }

    /// A time; `null` when it is not given.
    @Nullable
    Instant instant(String name) {
        JsonNode value = node.path(name);
        return value.isString() ? Instant.parse(value.stringValue()) : null;
    }

    boolean isTrue(String name) {
        return node.path(name).asBoolean(false);
    }
}
