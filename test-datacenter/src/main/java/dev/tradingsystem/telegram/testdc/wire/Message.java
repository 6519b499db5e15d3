package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import java.util.ArrayList;
import java.util.List;

/// One message as it stands in a packet or in a container.
final class Message {

    private static final int CONTAINER = 0x73f1f8dc;
    private static final int GZIP_PACKED = 0x3072cfa1;

    private final long id;
    private final int seqNo;
    private final byte[] body;

    Message(long id, int seqNo, byte[] body) {
        this.id = id;
        this.seqNo = seqNo;
        this.body = body;
    }

    /// Made of the sender's time; grows, and names the message in answers.
    long id() {
        return id;
    }

    int seqNo() {
        return seqNo;
    }

    byte[] body() {
        return body;
    }

    /// Whether the receiver must acknowledge it.
    boolean isContent() {
        return (seqNo & 1) != 0;
    }

    /// The message itself, unpacked; or those in it, when it is a container.
    List<Message> parts(TlSchema schema) {
        var reader = new TlReader(schema, body);
        if (reader.peek() == GZIP_PACKED) {
            reader.int32();
            return new Message(id, seqNo, Gzip.unpack(reader.bytes())).parts(schema);
        }
        if (reader.peek() != CONTAINER) {
            return List.of(this);
        }
        reader.int32();
        int count = reader.int32();
        List<Message> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(new Message(reader.int64(), reader.int32(), reader.raw(reader.int32())));
        }
        return parts;
    }
}
