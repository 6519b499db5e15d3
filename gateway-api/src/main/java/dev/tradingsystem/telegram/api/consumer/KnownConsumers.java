package dev.tradingsystem.telegram.api.consumer;

import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.api.problem.Problem;
import dev.tradingsystem.telegram.store.consumer.Consumer;
import dev.tradingsystem.telegram.store.consumer.Consumers;
import dev.tradingsystem.telegram.store.read.Changes;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/// Finds consumers, and keeps hands off those that keep their own offset.
final class KnownConsumers {

    private final Consumers consumers;
    private final Changes changes;
    private final Clock clock;

    KnownConsumers(Consumers consumers, Changes changes, Clock clock) {
        this.consumers = consumers;
        this.changes = changes;
        this.clock = clock;
    }

    List<ConsumerDocument> list() {
        long head = changes.head();
        return Stream.concat(
                        consumers.list().stream().map(each -> ConsumerDocument.of(each, head, clock.instant())),
                        consumers.sinks().stream().map(each -> ConsumerDocument.of(each, head)))
                .toList();
    }

    ConsumerDocument document(String name) {
        return ConsumerDocument.of(find(name), changes.head(), clock.instant());
    }

    Consumer find(String name) {
        return consumers
                .find(name)
                .orElseThrow(() -> ApiProblem.of(Problem.CONSUMER_NOT_FOUND, "there is no consumer " + name));
    }

    /// One that may be changed from outside.
    Consumer own(String name) {
        Consumer consumer = find(name);
        if (consumer.managed()) {
            throw ApiProblem.of(Problem.CONSUMER_MANAGED, name + " keeps its own offset");
        }
        return consumer;
    }
}
