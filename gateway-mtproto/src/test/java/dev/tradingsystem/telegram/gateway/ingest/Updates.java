package dev.tradingsystem.telegram.gateway.ingest;

import dev.tradingsystem.telegram.td.TdObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Captured TDLib updates, and small ones made by hand.
final class Updates {

    static final long CHANNEL = -1_001_234_567_890L;

    /// The date of all captured messages.
    static final Instant SENT_AT = Instant.ofEpochSecond(1_795_425_601L);

    static final Instant RECEIVED_AT = SENT_AT.plusMillis(250);

    private Updates() {}

    static TdObject captured(String name) {
        return TdObject.parse(text(name));
    }

    static String text(String name) {
        try (InputStream in = Updates.class.getResourceAsStream("/updates/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A new message with that content, as a piece of JSON.
    static TdObject posted(String content) {
        return message("\"id\":4194304,\"date\":1795425601,\"content\":" + content);
    }

    /// A new message of the channel with those fields.
    static TdObject message(String fields) {
        return TdObject.parse("""
                {"@type":"updateNewMessage","message":{"@type":"message","chat_id":%d,%s}}
                """.formatted(CHANNEL, fields));
    }
}
