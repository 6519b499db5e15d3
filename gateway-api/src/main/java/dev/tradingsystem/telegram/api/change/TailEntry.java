package dev.tradingsystem.telegram.api.change;

import dev.tradingsystem.telegram.api.document.ChangeDocument;
import dev.tradingsystem.telegram.api.document.Projection;
import dev.tradingsystem.telegram.model.wire.Change;
import dev.tradingsystem.telegram.model.wire.ChangeKind;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/// A change as every stream sends it, written once.
final class TailEntry {

    private final Change change;
    private final byte[] event;

    private TailEntry(Change change, byte[] event) {
        this.change = change;
        this.event = event;
    }

    static TailEntry of(Change change, JsonMapper json) {
        return new TailEntry(change, event(change, json.writeValueAsString(ChangeDocument.of(change))));
    }

    private static byte[] event(Change change, String data) {
        String event = "id: %d\nevent: %s\ndata: %s\n\n"
                .formatted(change.seq(), change.kind().word(), data);
        return event.getBytes(StandardCharsets.UTF_8);
    }

    long seq() {
        return change.seq();
    }

    long channelId() {
        return change.channelId();
    }

    ChangeKind kind() {
        return change.kind();
    }

    /// The event as it goes over the wire.
    byte[] event() {
        return event;
    }

    /// The same for a stream that wants some fields only.
    byte[] event(Projection projection, JsonMapper json) {
        return event(change, json.writeValueAsString(projection.cut(json.valueToTree(ChangeDocument.of(change)))));
    }
}
