package dev.tradingsystem.telegram.tpcapital.signal;

import java.time.Instant;

/// The version of a message that an order is read from.
///
/// @param historic whether it was too old when it was recorded to be an order
/// @param by who made the order of it: `parser`, `operator` or `replay:` and a number
record Source(
        long channelId,
        long messageId,
        int version,
        long seq,
        Instant sentAt,
        boolean historic,
        String text,
        int parserVersion,
        String by) {

    static final String PARSER = "parser";

    static Source of(MessageReading read) {
        return of(read, PARSER);
    }

    static Source of(MessageReading read, String by) {
        return new Source(
                read.change().channelId(),
                read.change().messageId(),
                read.change().version(),
                read.change().seq(),
                read.message().sentAt(),
                read.historic(),
                read.text(),
                read.reading().parserVersion(),
                by);
    }

    /// The same, told too late to be an order.
    Source asHistory() {
        return new Source(channelId, messageId, version, seq, sentAt, true, text, parserVersion, by);
    }
}
