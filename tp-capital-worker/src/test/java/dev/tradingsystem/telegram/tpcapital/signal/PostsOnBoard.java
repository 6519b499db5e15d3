package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.Change;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;

/// A channel's posts worked through on a board, as the desk does between reading and writing its
/// tables.
final class PostsOnBoard {

    private static final MessageReader READER = new MessageReader(
            Desk.SIGNALS, Desk.PARSER, MessageFilter.NONE, Clock.systemUTC(), new SimpleMeterRegistry().timer("parse"));

    final Board board = new Board(
            ZoneId.of("America/Sao_Paulo"),
            List.of(),
            LongStream.iterate(1, id -> id + 1).boxed().iterator());
    final Posts posts = new Posts();

    /// Works through a change, and answers the news that is about nothing known.
    List<MessageReading.Numbered> take(Change change) {
        return take(change, Source.PARSER);
    }

    List<MessageReading.Numbered> take(Change change, String by) {
        MessageReading read = read(change);
        Source source = Source.of(read, by);
        MessageSignals.apply(board, read, source);
        return SignalNews.apply(board, read, source);
    }

    static MessageReading read(Change change) {
        return READER.read(change);
    }

    /// Each signal of a message: its ordinal, asset and status.
    List<String> of(long messageId) {
        return board.ofMessage(messageId).stream()
                .map(signal -> "%d %s %s"
                        .formatted(
                                signal.ordinal(),
                                signal.order().asset(),
                                signal.status().word()))
                .toList();
    }

    Standing only(long messageId) {
        List<Standing> signals = board.ofMessage(messageId);
        if (signals.size() != 1) {
            throw new IllegalStateException("not one signal but " + signals.size());
        }
        return signals.getFirst();
    }
}
