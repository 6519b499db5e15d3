package dev.tradingsystem.telegram.gateway.ingest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/// What ids and dates of Telegram can be, whatever source they come from.
public final class Plausible {

    /// Telegram opened in August 2013: nothing can be older.
    public static final Instant FIRST_DATE = Instant.parse("2013-08-01T00:00:00Z");

    /// How far a message's date may lie ahead of our clock: clocks differ, zones of old exports
    /// are guesses.
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final long CHANNEL_BASE = -1_000_000_000_000L;
    private static final long MAX_BARE_CHANNEL = 1_000_000_000_000L - (1L << 31);

    private Plausible() {}

    /// Whether the id, in TDLib's numbering, is that of a channel or supergroup.
    public static boolean isChannel(long channelId) {
        return channelId < CHANNEL_BASE && channelId >= CHANNEL_BASE - MAX_BARE_CHANNEL;
    }

    /// Whether the positive id, as exports and links carry it, can be that of a channel.
    public static boolean isBareChannel(long bareId) {
        return bareId > 0 && bareId <= MAX_BARE_CHANNEL;
    }

    /// The channel's id in TDLib's numbering, from the positive one that exports and links carry.
    ///
    /// @throws MalformedUpdate when no channel can have it
    public static long channelId(long bareId) {
        if (!isBareChannel(bareId)) {
            throw new MalformedUpdate("channel id %d is not one that Telegram gives".formatted(bareId));
        }
        return CHANNEL_BASE - bareId;
    }

    /// The same number back, if it can be a message's.
    ///
    /// @throws MalformedUpdate when it is not positive, or has more than the 32 bits that
    ///     Telegram uses
    public static long messageId(long messageId) {
        if (messageId <= 0 || messageId > Integer.MAX_VALUE) {
            throw new MalformedUpdate("message id %d is not one that Telegram gives".formatted(messageId));
        }
        return messageId;
    }

    /// The date of a message.
    ///
    /// @param what names the message in the sentence
    /// @throws MalformedUpdate when it lies before Telegram's time, or more than a day after it
    ///     was received
    public static Instant sentAt(long epochSecond, Instant receivedAt, String what) {
        return sentAt(instant(epochSecond, what), receivedAt, what);
    }

    /// As [#sentAt(long, Instant, String)].
    public static Instant sentAt(Instant date, Instant receivedAt, String what) {
        if (date.isBefore(FIRST_DATE)) {
            throw new MalformedUpdate("%s has date %s, before Telegram existed".formatted(what, date));
        }
        if (date.isAfter(receivedAt.plus(AHEAD))) {
            throw new MalformedUpdate("%s has date %s, more than a day in the future".formatted(what, date));
        }
        return date;
    }

    /// The time that is so many seconds after 1970.
    ///
    /// @throws MalformedUpdate when there is no such time
    public static Instant instant(long epochSecond, String what) {
        try {
            return Instant.ofEpochSecond(epochSecond);
        } catch (DateTimeException e) {
            throw new MalformedUpdate("%s has date %d, which is none".formatted(what, epochSecond), e);
        }
    }
}
