package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.crypto.Kdf;
import dev.tradingsystem.telegram.testdc.tl.TlException;
import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.tl.TlWriter;
import java.util.Arrays;

/// An encrypted packet (MTProto 2): key id, message key, and AES-IGE over salt, session, message
/// and at least 12 random bytes.
///
/// @param session the session's number
/// @param message the one message, which may be a container
record Packet(long session, Message message) {

    private static final int HEAD = 24;
    private static final int BLOCK = 16;
    private static final int LEAST_PADDING = 12;

    /// Reads a packet of the other side.
    ///
    /// @throws TlException when it was not written with this key
    static Packet decrypt(TlSchema schema, AuthKey key, Kdf.From from, byte[] frame) {
        byte[] messageKey = Bytes.cut(frame, 8, HEAD);
        // what is no whole block is padding of the transport
        byte[] encrypted = Bytes.cut(frame, HEAD, frame.length - (frame.length - HEAD) % BLOCK);
        byte[] plain = Kdf.message(key.bytes(), from, messageKey).decrypt(encrypted);
        if (!Arrays.equals(Kdf.messageKey(key.bytes(), from, plain), messageKey)) {
            throw new TlException("a packet whose message key does not match, under " + key);
        }
        var reader = new TlReader(schema, plain);
        reader.int64(); // salt
        long session = reader.int64();
        return new Packet(session, new Message(reader.int64(), reader.int32(), reader.raw(reader.int32())));
    }

    byte[] encrypt(TlSchema schema, AuthKey key, Kdf.From from) {
        int length = 32 + message.body().length + LEAST_PADDING;
        byte[] padding = Bytes.random(LEAST_PADDING + (-length & BLOCK - 1));
        byte[] plain = new TlWriter(schema)
                .int64(key.salt())
                .int64(session)
                .int64(message.id())
                .int32(message.seqNo())
                .int32(message.body().length)
                .raw(message.body())
                .raw(padding)
                .toByteArray();
        byte[] messageKey = Kdf.messageKey(key.bytes(), from, plain);
        byte[] encrypted = Kdf.message(key.bytes(), from, messageKey).encrypt(plain);
        return new TlWriter(schema)
                .int64(key.id())
                .raw(messageKey)
                .raw(encrypted)
                .toByteArray();
    }
}
