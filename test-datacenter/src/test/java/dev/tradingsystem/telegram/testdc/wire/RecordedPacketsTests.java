package dev.tradingsystem.telegram.testdc.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tradingsystem.telegram.testdc.crypto.Kdf;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlException;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Bytes that TDLib itself has encrypted.
class RecordedPacketsTests {

    private final TlSchema schema = TlSchema.telegram();
    private final Properties recorded = new Properties();

    @BeforeEach
    void readRecords() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("packets-of-tdlib.properties")) {
            recorded.load(in);
        }
    }

    @Test
    void aPacketIsDecrypted() {
        Packet packet = Packet.decrypt(schema, key("packet.key", true), Kdf.From.CLIENT, hex("packet.frame"));
        assertThat(packet.session()).isEqualTo(number("packet.session"));
        assertThat(packet.message().id()).isEqualTo(number("packet.id"));
        assertThat(packet.message().seqNo()).isEqualTo((int) number("packet.seqNo"));
        assertThat(packet.message().body()).hasSize((int) number("packet.length"));
        assertThat(packet.message().parts(schema))
                .extracting(part -> schema.read(part.body()).name())
                .containsExactly("get_future_salts", "ping_delay_disconnect");
    }

    @Test
    void aChangedPacketIsRefused() {
        byte[] frame = hex("packet.frame");
        frame[40] ^= 1;
        assertThatExceptionOfType(TlException.class)
                .isThrownBy(() -> Packet.decrypt(schema, key("packet.key", true), Kdf.From.CLIENT, frame));
    }

    @Test
    void packetsOfBothDirectionsUndoThemselves() {
        AuthKey key = key("packet.key", true);
        for (Kdf.From from : Kdf.From.values()) {
            for (int length = 0; length < 40; length += 4) {
                byte[] frame = new Packet(7, new Message(8, 9, new byte[length])).encrypt(schema, key, from);
                Packet packet = Packet.decrypt(schema, key, from, frame);
                assertThat(packet.session()).isEqualTo(7);
                assertThat(packet.message().body()).hasSize(length);
            }
        }
    }

    @Test
    void aTemporaryKeyIsBoundToThePermanentOne() throws RpcError {
        AuthKey temporary = key("binding.temporaryKey", true);
        AuthKey permanent = key("binding.permanentKey", false);
        permanent.attach("somebody");
        bind(temporary, permanent, number("binding.messageId"), binding());
        assertThat(temporary.permanent()).isSameAs(permanent);
        assertThat(temporary.attachment()).isEqualTo("somebody");
    }

    @Test
    void aBindingThatDoesNotMatchIsRefused() {
        AuthKey temporary = key("binding.temporaryKey", true);
        AuthKey permanent = key("binding.permanentKey", false);
        long messageId = number("binding.messageId");
        byte[] changed = hex("binding.encryptedMessage");
        changed[50] ^= 1;
        refuses(temporary, permanent, messageId + 4, binding());
        refuses(temporary, permanent, messageId, binding().with("nonce", 1L));
        refuses(temporary, permanent, messageId, binding().with("encrypted_message", changed));
        refuses(temporary, permanent, messageId, binding().with("encrypted_message", new byte[3]));
        refuses(temporary, permanent, messageId, binding().with("perm_auth_key_id", 1L));
        refuses(key("packet.frame", true), permanent, messageId, binding());
        assertThat(temporary.permanent()).isSameAs(temporary);
    }

    private void refuses(AuthKey temporary, AuthKey permanent, long messageId, Tl method) {
        assertThatExceptionOfType(RpcError.class)
                .isThrownBy(() -> bind(temporary, permanent, messageId, method))
                .returns(400, RpcError::code);
    }

    private void bind(AuthKey temporary, AuthKey permanent, long messageId, Tl method) throws RpcError {
        var keys = new AuthKeys();
        keys.add(permanent);
        var tally = new Tally();
        var session = new ClientSession(
                temporary, number("binding.session"), new Transport.Target(1, false), new PushValve(tally), tally);
        TempKeyBinding.bind(keys, session, messageId, method);
    }

    private Tl binding() {
        return Tl.of(
                "auth.bindTempAuthKey",
                "perm_auth_key_id",
                key("binding.permanentKey", false).id(),
                "nonce",
                number("binding.nonce"),
                "expires_at",
                (int) number("binding.expiresAt"),
                "encrypted_message",
                hex("binding.encryptedMessage"));
    }

    private AuthKey key(String name, boolean temporary) {
        return new AuthKey(hex(name), 0, temporary);
    }

    private byte[] hex(String name) {
        return HexFormat.of().parseHex(recorded.getProperty(name));
    }

    private long number(String name) {
        return Long.parseLong(recorded.getProperty(name));
    }
}
