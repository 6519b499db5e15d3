package dev.tradingsystem.telegram.tpcapital.signal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of a signal outside: channel, message and ordinal.
public record SignalId(long channelId, long messageId, int ordinal) {

    private static final Pattern FORM = Pattern.compile("(-?\\d{1,18}):(\\d{1,18}):(\\d{1,3})");

    /// Reads a name; empty when it is none.
    public static Optional<SignalId> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new SignalId(
                        Long.parseLong(matcher.group(1)),
                        Long.parseLong(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return channelId + ":" + messageId + ":" + ordinal;
    }
}
