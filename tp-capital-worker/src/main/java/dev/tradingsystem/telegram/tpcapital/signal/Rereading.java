package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// Reads history again with the parser as it is now, and makes the stored signals say what it
/// reads. What a message does not say any more is withdrawn, what it says now is added as
/// history, and each change is a state of its own, made by whoever asked. News is not told again.
///
/// Applied twice it changes nothing more.
public final class Rereading {

    private static final String KEEP_WITHDRAWN = """
            INSERT INTO tp_capital.signal_versions
                   (signal_id, number, version, parser_version, signal, made_by, status)
            SELECT s.id, v.number + 1, s.version, :parserVersion, v.signal, :by, s.status
              FROM unnest(:ids) AS i (id)
              JOIN tp_capital.signals s ON s.id = i.id
              JOIN tp_capital.signal_versions v
                ON v.signal_id = s.id
               AND v.number = (SELECT max(n.number) FROM tp_capital.signal_versions n WHERE n.signal_id = s.id)
            """;

    private final SignalDatabase database;
    private final MessageReader reader;
    private final BoardTable boards;
    private final Reviews reviews;
    private final Verdicts verdicts;
    private final Offsets offsets;
    private final Duration maxAge;
    private final Clock clock;

    Rereading(
            SignalDatabase database,
            MessageReader reader,
            BoardTable boards,
            Reviews reviews,
            Verdicts verdicts,
            Offsets offsets,
            Duration maxAge,
            Clock clock) {
        this.database = database;
        this.reader = reader;
        this.boards = boards;
        this.reviews = reviews;
        this.verdicts = verdicts;
        this.offsets = offsets;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /// What the parser and the channel's settings make of a change now; nothing is stored.
    public List<Finding> read(Change change) {
        return reader.read(change).reading().findings();
    }

    /// Applies what is read now, within the caller's transaction if there is one.
    ///
    /// @param changes the newest change of each message, all of one channel, in order
    /// @param by who asked: `replay:` and the replay's number
    public void apply(List<Change> changes, String by) {
        if (changes.isEmpty()) {
            return;
        }
        List<MessageReading> reads = changes.stream().map(reader::read).toList();
        database.inTransaction(() -> {
            offsets.hold(changes.getFirst().channelId());
            Board board = boards.load(BoardQuestion.again(reads));
            reads.forEach(read -> MessageSignals.apply(board, read, source(read, by)));
            boards.write(board);
            keepWithdrawn(board, by);
            reviews.settle(reads);
            reviews.add(reads.stream().flatMap(Rereading::reviews).toList());
            verdicts.replace(reads.stream().map(Verdicts.Verdict::of).toList());
            return reads.size();
        });
    }

    /// What was read too late is no order any more.
    private Source source(MessageReading read, String by) {
        Instant oldest = clock.instant().minus(maxAge);
        Source source = Source.of(read, by);
        return source.sentAt().isBefore(oldest) ? source.asHistory() : source;
    }

    private void keepWithdrawn(Board board, String by) {
        List<Long> ids = board.signals()
                .filter(standing -> standing.isStored() && standing.isTouched() && standing.said() == null)
                .filter(standing -> standing.status() == Status.WITHDRAWN)
                .map(Standing::id)
                .toList();
        if (!ids.isEmpty()) {
            database.jdbc()
                    .sql(KEEP_WITHDRAWN)
                    .param("ids", Columns.numbers(ids))
                    .param("parserVersion", SignalParser.VERSION)
                    .param("by", by)
                    .update();
        }
    }

    private static Stream<Reviews.Entry> reviews(MessageReading read) {
        return read.numbered().stream()
                .filter(numbered -> numbered.finding() instanceof Review)
                .map(numbered -> new Reviews.Entry(Source.of(read), numbered.ordinal(), (Review) numbered.finding()));
    }
}
