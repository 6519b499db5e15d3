package dev.tradingsystem.telegram.testdc.wire;

import dev.tradingsystem.telegram.testdc.crypto.Bytes;
import dev.tradingsystem.telegram.testdc.crypto.DiffieHellman;
import dev.tradingsystem.telegram.testdc.crypto.Kdf;
import dev.tradingsystem.telegram.testdc.crypto.Pq;
import dev.tradingsystem.telegram.testdc.crypto.RsaPad;
import dev.tradingsystem.telegram.testdc.crypto.Sha;
import dev.tradingsystem.telegram.testdc.crypto.TestRsaKey;
import dev.tradingsystem.telegram.testdc.tl.Tl;
import dev.tradingsystem.telegram.testdc.tl.TlException;
import dev.tradingsystem.telegram.testdc.tl.TlReader;
import dev.tradingsystem.telegram.testdc.tl.TlSchema;
import dev.tradingsystem.telegram.testdc.tl.TlWriter;
import java.util.Arrays;
import java.util.List;

/// How a client and the data centre agree on an authorization key, in three questions and answers
/// that are not encrypted. One per connection; a client may go through it several times.
final class KeyExchange {

    private static final int SHA1 = 20;

    private final TlSchema schema = TlSchema.telegram();
    private final AuthKeys keys;
    private final Tally tally;
    private final MessageIds ids = new MessageIds();
    private byte[] nonce = {};
    private byte[] serverNonce = {};
    private byte[] newNonce = {};
    private boolean temporary;
    private DiffieHellman secret = new DiffieHellman();

    KeyExchange(AuthKeys keys, Tally tally) {
        this.keys = keys;
        this.tally = tally;
    }

    /// The packet that answers this one.
    ///
    /// @throws TlException when it is none of the exchange, or does not belong to it
    /// @throws IllegalArgumentException when it is not encrypted for this data centre
    byte[] answer(byte[] packet) {
        var reader = new TlReader(schema, packet);
        reader.int64();
        reader.int64();
        Tl question = new TlReader(schema, reader.raw(reader.int32())).object();
        byte[] answer = schema.write(
                switch (question.name()) {
                    case "req_pq_multi" -> begin(question);
                    case "req_DH_params" -> offer(question);
                    case "set_client_DH_params" -> agree(question);
                    default -> throw new TlException("%s is not encrypted".formatted(question.name()));
                });
        return new TlWriter(schema)
                .int64(0)
                .int64(ids.next(true))
                .int32(answer.length)
                .raw(answer)
                .toByteArray();
    }

    private Tl begin(Tl question) {
        nonce = question.bytes("nonce");
        serverNonce = Bytes.random(16);
        return Tl.of(
                "resPQ",
                "nonce",
                nonce,
                "server_nonce",
                serverNonce,
                "pq",
                Pq.product(),
                "server_public_key_fingerprints",
                List.of(TestRsaKey.get().fingerprint()));
    }

    private Tl offer(Tl question) {
        checkNonces(question);
        // the padding behind the object is not looked at
        Tl inner = new TlReader(schema, RsaPad.decrypt(TestRsaKey.get(), question.bytes("encrypted_data"))).object();
        checkNonces(inner);
        if (!Pq.isFactored(inner.bytes("p"), inner.bytes("q"))) {
            throw new TlException("pq is not factored");
        }
        newNonce = inner.bytes("new_nonce");
        temporary = inner.is("p_q_inner_data_temp_dc");
        secret = new DiffieHellman();
        byte[] answer = schema.write(Tl.of(
                "server_DH_inner_data",
                "nonce",
                nonce,
                "server_nonce",
                serverNonce,
                "g",
                DiffieHellman.GENERATOR,
                "dh_prime",
                DiffieHellman.prime(),
                "g_a",
                secret.publicPart(),
                "server_time",
                (int) (System.currentTimeMillis() / 1000)));
        byte[] padding = Bytes.random(-(SHA1 + answer.length) & 15);
        byte[] encrypted =
                Kdf.keyExchange(newNonce, serverNonce).encrypt(Bytes.join(Sha.sha1(answer), answer, padding));
        return Tl.of("server_DH_params_ok", "nonce", nonce, "server_nonce", serverNonce, "encrypted_answer", encrypted);
    }

    private Tl agree(Tl question) {
        checkNonces(question);
        byte[] plain = Kdf.keyExchange(newNonce, serverNonce).decrypt(question.bytes("encrypted_data"));
        Tl inner = new TlReader(schema, Bytes.cut(plain, SHA1, plain.length)).object();
        checkNonces(inner);
        if (!Arrays.equals(Sha.sha1(schema.write(inner)), Bytes.cut(plain, 0, SHA1))) {
            throw new TlException("client_DH_inner_data was changed on its way");
        }
        byte[] agreed = secret.agree(inner.bytes("g_b"));
        keys.add(new AuthKey(agreed, Bytes.int64(newNonce, 0) ^ Bytes.int64(serverNonce, 0), temporary));
        tally.keys.increment();
        return Tl.of(
                "dh_gen_ok",
                "nonce",
                nonce,
                "server_nonce",
                serverNonce,
                "new_nonce_hash1",
                Kdf.proof(newNonce, agreed));
    }

    private void checkNonces(Tl object) {
        if (!Arrays.equals(object.bytes("nonce"), nonce) || !Arrays.equals(object.bytes("server_nonce"), serverNonce)) {
            throw new TlException("%s belongs to another key exchange".formatted(object.name()));
        }
    }
}
