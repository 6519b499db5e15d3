package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.crypto.Kdf;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlException;
import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import java.util.Arrays;

/// `auth.bindTempAuthKey`: the client proves, encrypting with its permanent key (MTProto 1, only
/// here), that the temporary key is its own.
final class TempKeyBinding {

    private static final int HEAD = 24;
    private static final int RANDOM = 16;

    private TempKeyBinding() {}

    static void bind(AuthKeys keys, ClientSession session, long messageId, Tl method) throws RpcError {
        AuthKey permanent = keys.find(method.int64("perm_auth_key_id"));
        AuthKey temporary = session.encryptionKey();
        if (permanent == null || permanent.isTemporary() || !temporary.isTemporary()) {
            throw new RpcError(400, "PERM_AUTH_KEY_ID_INVALID");
        }
        Tl inner = decrypt(permanent, messageId, method.bytes("encrypted_message"));
        if (inner.int64("nonce") != method.int64("nonce")
                || inner.int64("temp_auth_key_id") != temporary.id()
                || inner.int64("perm_auth_key_id") != permanent.id()
                || inner.int64("temp_session_id") != session.id()
                || inner.int32("expires_at") != method.int32("expires_at")) {
            throw invalid();
        }
        temporary.bindTo(permanent);
    }

    private static Tl decrypt(AuthKey key, long messageId, byte[] packet) throws RpcError {
        TlSchema schema = TlSchema.telegram();
        try {
            byte[] messageKey = Bytes.cut(packet, 8, HEAD);
            byte[] plain = Kdf.message1(key.bytes(), messageKey).decrypt(Bytes.cut(packet, HEAD, packet.length));
            var reader = new TlReader(schema, plain);
            reader.raw(RANDOM);
            long innerId = reader.int64();
            reader.int32();
            byte[] body = reader.raw(reader.int32());
            byte[] unpadded = Bytes.cut(plain, 0, plain.length - reader.remaining());
            if (innerId != messageId
                    || Bytes.int64(packet, 0) != key.id()
                    || !Arrays.equals(Kdf.messageKey1(unpadded), messageKey)) {
                throw invalid();
            }
            return schema.read(body);
        } catch (TlException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static RpcError invalid() {
        return new RpcError(400, "ENCRYPTED_MESSAGE_INVALID");
    }
}
