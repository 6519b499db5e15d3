package dev.tradingsystem.telegram.benchmarks.append;

import dev.tradingsystem.telegram.model.Message;
import dev.tradingsystem.telegram.model.MessageEvent;
import dev.tradingsystem.telegram.model.wire.ChangeJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// New messages as rows in COPY's text format.
public final class CopyText {

    /// Of [#messages].
    public static final String MESSAGE_COLUMNS =
            "channel_id, sent_at, message_id, account, version, seq, content_kind, "
                    + "received_at, recorded_at, origin, body";
    /// Of [#log].
    public static final String LOG_COLUMNS = "seq, prev, supersedes, account, kind, channel_id, message_id, version, "
            + "sent_at, received_at, recorded_at, origin, body";

    private static final String ACCOUNT = "main";

    private CopyText() {}

    /// Rows of `telegram.messages`.
    ///
    /// @param before the number before the first one
    public static byte[] messages(List<MessageEvent> events, long before) {
        var rows = new StringBuilder(events.size() * 800);
        long seq = before;
        for (MessageEvent event : events) {
            Message m = ((MessageEvent.Posted) event).message();
            row(
                    rows,
                    m.channelId(),
                    m.sentAt(),
                    m.messageId(),
                    ACCOUNT,
                    1,
                    ++seq,
                    m.content().kindWord(),
                    event.receivedAt(),
                    event.receivedAt(),
                    event.origin().word(),
                    body(m));
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Rows of `telegram.log`.
    ///
    /// @param before the number before the first one
    public static byte[] log(List<MessageEvent> events, long before) {
        var rows = new StringBuilder(events.size() * 850);
        long seq = before;
        for (MessageEvent event : events) {
            Message m = ((MessageEvent.Posted) event).message();
            row(
                    rows,
                    ++seq,
                    0,
                    0,
                    ACCOUNT,
                    "posted",
                    m.channelId(),
                    m.messageId(),
                    1,
                    m.sentAt(),
                    event.receivedAt(),
                    event.receivedAt(),
                    event.origin().word(),
                    body(m));
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The only values with backslashes or line ends are bodies, where JSON leaves no bare line
    /// end.
    private static String body(Message message) {
        return ChangeJson.writeBody(message).replace("\\", "\\\\");
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
        }
        rows.append('\n');
    }
}
