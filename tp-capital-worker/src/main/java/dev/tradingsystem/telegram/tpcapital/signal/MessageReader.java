package dev.tradingsystem.telegram.tpcapital.signal;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// Reads the text of a change, and judges what only its place in time and the channel's
/// strictness tell.
final class MessageReader {

    private final SignalProperties properties;
    private final Strictness strictness;
    private final Clock clock;
    private final Timer parsing;

    MessageReader(SignalProperties properties, Strictness strictness, Clock clock, Timer parsing) {
        this.properties = properties;
        this.strictness = strictness;
        this.clock = clock;
        this.parsing = parsing;
    }

    MessageReading read(Change change) {
        Message message = change.message();
        boolean historic = message.sentAt().isBefore(change.committedAt().minus(properties.maxAge()));
        Reading reading = change.kind() == ChangeKind.DELETED
                ? new Reading(SignalParser.VERSION, List.of(new Noise(Noise.Why.EMPTY)))
                : parse(message);
        return new MessageReading(change, reading, historic, clock.instant());
    }

    private Reading parse(Message message) {
        LocalDate sentOn = LocalDate.ofInstant(message.sentAt(), properties.zone());
        long began = System.nanoTime();
        Reading reading = SignalParser.parse(message.content().words(), sentOn);
        parsing.record(Duration.ofNanos(System.nanoTime() - began));
        return new Reading(
                reading.parserVersion(),
                reading.findings().stream().map(strictness::judge).toList());
    }
}
