package dev.tradingsystem.telegram.api.message;

import dev.tradingsystem.telegram.api.id.ChannelId;
import dev.tradingsystem.telegram.api.id.MessageId;
import dev.tradingsystem.telegram.api.key.Caller;
import dev.tradingsystem.telegram.api.page.Cursor;
import dev.tradingsystem.telegram.api.page.Cursors;
import dev.tradingsystem.telegram.api.page.Words;
import dev.tradingsystem.telegram.api.problem.ApiProblem;
import dev.tradingsystem.telegram.model.MessageKey;
import dev.tradingsystem.telegram.store.read.Messages.Place;
import dev.tradingsystem.telegram.store.read.StoredMessage;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

/// Finds where a page lies: by a cursor, or beside or around a message.
final class Starts {

    private final Cursors cursors;
    private final HeldMessages held;

    Starts(Cursors cursors, HeldMessages held) {
        this.cursors = cursors;
        this.held = held;
    }

    /// @throws ApiProblem when several places are named, or the message is not held
    Start of(MessageParameters given, MessageFilters filters, Caller caller) {
        long named = Stream.of(given.cursor(), given.before(), given.after(), given.around())
                .filter(Objects::nonNull)
                .count();
        if (named > 1) {
            throw ApiProblem.invalidParameter("cursor", "one of cursor, before, after and around");
        }
        if (given.cursor() != null) {
            return new Start.Beside(cursors.read(given.cursor(), filters.question(caller)));
        }
        if (given.before() != null) {
            return new Start.Beside(new Cursor(position("before", given.before(), filters), !filters.descending()));
        }
        if (given.after() != null) {
            return new Start.Beside(new Cursor(position("after", given.after(), filters), filters.descending()));
        }
        return given.around() == null
                ? new Start.First()
                : new Start.Around(position("around", given.around(), filters));
    }

    private MessageKey position(String name, String given, MessageFilters filters) {
        filters.mustHaveOneChannelFor(name, given);
        Long id = Objects.requireNonNull(Words.id(name, given));
        ChannelId channel = filters.channels().getFirst();
        Place place = held.place(channel, new MessageId(id));
        return filters.bySeq() ? bySeq(place.seq()) : place.key();
    }

    /// Where a message stands in the order asked for. A number stands for the message of that
    /// number.
    static MessageKey position(StoredMessage message, MessageFilters filters) {
        return filters.bySeq() ? bySeq(message.seq()) : message.message().key();
    }

    static MessageKey bySeq(long seq) {
        return new MessageKey(0, seq, Instant.EPOCH);
    }
}
