package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.tpcapital.database.SignalDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;

/// The desk and what stands beside it, wired as the app does.
public final class Desk {

    static final SignalProperties SIGNALS =
            new SignalProperties(Duration.ofHours(24), ZoneId.of("America/Sao_Paulo"), List.of());
    static final ParserProperties PARSER = new ParserProperties(Strictness.STANDARD, List.of());

    public final SignalDatabase database;
    public final Offsets offsets;
    public final Attempts attempts;
    public final Verdicts verdicts;
    public final SignalDesk desk;
    final SignalBook book;
    final BoardTable boards;
    final MessageReader reader;
    final SignalMetrics metrics = new SignalMetrics(new SimpleMeterRegistry());

    public Desk(DataSource source) {
        this(source, PARSER, MessageFilter.NONE);
    }

    public Desk(DataSource source, MessageFilter filter) {
        this(source, PARSER, filter);
    }

    Desk(DataSource source, ParserProperties parser, MessageFilter filter) {
        var wiring = new SignalConfiguration();
        database = new SignalDatabase(source);
        offsets = wiring.offsets(database);
        attempts = wiring.attempts(database);
        verdicts = wiring.verdicts(database);
        book = wiring.signalBook(database);
        boards = wiring.boardTable(database, SIGNALS);
        reader = wiring.messageReader(SIGNALS, parser, filter, Clock.systemUTC(), metrics);
        desk = wiring.signalDesk(
                database,
                reader,
                boards,
                verdicts,
                offsets,
                attempts,
                wiring.reviews(database),
                metrics,
                Clock.systemUTC());
    }

    /// Takes changes of one channel in portions, from its beginning.
    public void takeAll(List<Change> changes, int portion) {
        for (int from = 0; from < changes.size(); from += portion) {
            List<Change> some = changes.subList(from, Math.min(from + portion, changes.size()));
            List<Outcome> _ = desk.take(some, offsets.of(some.getFirst().channelId()), 4);
        }
    }

    Rereading rereading() {
        return new SignalConfiguration()
                .rereading(
                        database, SIGNALS, reader, boards, new Reviews(database), verdicts, offsets, Clock.systemUTC());
    }

    public Expiry expiry() {
        return new SignalConfiguration().expiry(database, offsets, metrics);
    }
}
