package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// Reads the text of a change, and judges what only its place in time and the channel's settings
/// tell.
final class MessageReader {

    private static final Reading NOTHING = new Reading(SignalParser.VERSION, List.of(new Noise(Noise.Why.EMPTY)));

    private final Duration maxAge;
    private final PerChannel<ZoneId> zones;
    private final PerChannel<Strictness> levels;
    private final MessageFilter filter;
    private final Clock clock;
    private final Timer parsing;

    MessageReader(
            SignalProperties properties, ParserProperties parser, MessageFilter filter, Clock clock, Timer parsing) {
        this.maxAge = properties.maxAge();
        this.zones = properties.zones();
        this.levels = parser.levels();
        this.filter = filter;
        this.clock = clock;
        this.parsing = parsing;
    }

    boolean reads(Change change) {
        return filter.passes(change);
    }

    MessageReading read(Change change) {
        Message message = change.message();
        boolean historic = message.sentAt().isBefore(change.committedAt().minus(maxAge));
        boolean filtered = !reads(change);
        boolean silent = filtered || change.kind() == ChangeKind.DELETED;
        return new MessageReading(change, silent ? NOTHING : parse(message), filtered, historic, clock.instant());
    }

    /// The day on which a message was sent where its channel lives.
    LocalDate sentOn(long channelId, Instant sentAt) {
        return LocalDate.ofInstant(sentAt, zones.of(channelId));
    }

    private Reading parse(Message message) {
        LocalDate sentOn = sentOn(message.channelId(), message.sentAt());
        long began = System.nanoTime();
        Reading reading = SignalParser.parse(message.content().words(), sentOn);
        parsing.record(Duration.ofNanos(System.nanoTime() - began));
        Strictness level = levels.of(message.channelId());
        return new Reading(
                reading.parserVersion(),
                reading.findings().stream().map(level::judge).toList());
    }
}
