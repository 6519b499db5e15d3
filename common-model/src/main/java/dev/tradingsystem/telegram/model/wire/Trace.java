package dev.tradingsystem.telegram.model.wire;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The trace of a message through the stack: made of its ids, so that whoever knows the message,
/// from the queue, the log, the cache or the stream, knows its trace, and all its versions share
/// one. Written as in W3C Trace Context, where the change's number is the parent.
public final class Trace {

    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    /// The trace's id, 32 hexadecimal digits: the channel's id, then the message's.
    public static String id(long channelId, long messageId) {
        return HEX.toHexDigits(channelId) + HEX.toHexDigits(messageId);
    }

    /// The header `traceparent` of a change. Nothing here is sampled.
    public static String parent(Change change) {
        return "00-" + id(change.channelId(), change.messageId()) + "-" + HEX.toHexDigits(change.seq()) + "-00";
    }

    /// The id in a header `traceparent`; empty when there is none or it has another form.
    public static Optional<String> idIn(@Nullable String parent) {
        if (parent == null) {
            return Optional.empty();
        }
        Matcher known = PARENT.matcher(parent);
        return known.matches() ? Optional.of(known.group(1)) : Optional.empty();
    }
}
